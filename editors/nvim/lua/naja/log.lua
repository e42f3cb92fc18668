--- What the server said since Neovim was started.
local M = {}

local KINDS = { 'error', 'warning', 'info', 'log', 'debug' }
local MOST = 2000

M.lines = {}

--- Adds a message.
function M.add(kind, text)
  for _, line in ipairs(vim.split(text, '\n', { plain = true })) do
    table.insert(M.lines, ('%s %-7s %s'):format(os.date('%H:%M:%S'), kind, line))
  end
  while #M.lines > MOST do
    table.remove(M.lines, 1)
  end
end

--- The handler of window/logMessage: Neovim's own one gets the message, too.
function M.take(problem, message, context, config)
  if message then
    M.add(KINDS[message.type] or 'log', message.message)
  end
  return vim.lsp.handlers['window/logMessage'](problem, message, context, config)
end

return M
