--- For Neovim 0.11 and newer: vim.lsp.enable('naja') reads this. Options that are not of vim.lsp.Config: :h naja-options.
local client = require('naja.client')
local server = require('naja.server')

return vim.tbl_extend('error', client.config(), {
  cmd = function(dispatchers)
    local command, problem = server.command()
    return vim.lsp.rpc.start(command or error(problem, 0), dispatchers, { env = server.environment() })
  end,
  filetypes = { 'python' },
  -- Without a Java or the jar nothing is started, and that is told once.
  root_dir = function(buffer, start)
    if server.command_or_complain() then
      start(client.root(buffer))
    end
  end,
})
