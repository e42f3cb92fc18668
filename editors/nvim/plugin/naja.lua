--- The command :Naja, and what belongs to all Neovims; nothing is started before setup() or vim.lsp.enable('naja').
if vim.g.loaded_naja then
  return
end
vim.g.loaded_naja = true

vim.api.nvim_create_user_command('Naja', function(command)
  require('naja.commands').run(command.fargs)
end, {
  nargs = '+',
  desc = 'Naja: explain, report, dialect, restart, log',
  complete = function(typed, line)
    return require('naja.commands').complete(typed, line)
  end,
})

local group = vim.api.nvim_create_augroup('naja-files', {})
vim.api.nvim_create_autocmd('FileType', {
  group = group,
  pattern = 'java',
  callback = function(event)
    -- Later, for vim.lsp.enable() detaches from buffers of this event what is not for their file type.
    vim.schedule(function()
      if package.loaded['naja.client'] and vim.api.nvim_buf_is_loaded(event.buf) and vim.bo[event.buf].buftype == '' then
        require('naja.client').attach_java(event.buf)
      end
    end)
  end,
})
vim.api.nvim_create_autocmd('BufReadPost', {
  group = group,
  pattern = '*/naja/*views/*',
  callback = function(event)
    require('naja.views').protect(event.buf)
  end,
})
