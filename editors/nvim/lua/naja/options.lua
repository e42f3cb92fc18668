--- What setup() was told; see :h naja-options.
local M = {}

local DEFAULTS = {
  java = { home = nil, arguments = {} },
  server = { jar = nil },
  settings = {},
  watch_files = false,
  java_files = true,
  capabilities = nil,
  on_attach = nil,
}

--- The options that count.
M.current = vim.deepcopy(DEFAULTS)

--- Takes the options of a user; an unknown name is an error, since it is a misspelt one.
function M.set(given)
  given = given or {}
  for name in pairs(given) do
    if not vim.tbl_contains({ 'java', 'server', 'settings', 'watch_files', 'java_files', 'capabilities', 'on_attach' }, name) then
      error(("naja: there is no option '%s', see :h naja-options"):format(name), 0)
    end
  end
  M.current = vim.tbl_deep_extend('force', vim.deepcopy(DEFAULTS), given)
end

return M
