-- The ten lines of the README, with the jar and the root of the test.
vim.g.loaded_python3_provider = 0
vim.api.nvim_create_autocmd('FileType', {
  pattern = 'python',
  callback = function(event)
    naja_client = naja_client or vim.lsp.start_client({
      name = 'naja', root_dir = vim.env.NAJA_DEMO, cmd = { 'java', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xss512k', '-Xms16m', '-XX:MinHeapFreeRatio=10', '-XX:MaxHeapFreeRatio=30', '-jar', vim.env.NAJA_JAR, 'lsp' },
    })
    vim.lsp.buf_attach_client(event.buf, naja_client)
  end,
})
