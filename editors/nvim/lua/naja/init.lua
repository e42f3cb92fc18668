--- Naja in Neovim, from 0.7 on; see :h naja.
local M = {}

--- Takes options (:h naja-options) and starts the server for Python files.
function M.setup(given)
  require('naja.options').set(given)
  local client = require('naja.client')
  if client.native then
    vim.lsp.config('naja', {})
    vim.lsp.enable('naja')
    return
  end
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('naja', {}),
    pattern = 'python',
    callback = function(event)
      if vim.bo[event.buf].buftype == '' then
        client.start(event.buf)
      end
    end,
  })
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.bo[buffer].buftype == '' and vim.bo[buffer].filetype == 'python' then
      client.start(buffer)
    end
  end
end

return M
