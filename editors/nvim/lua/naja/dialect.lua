--- The choice of a dialect, and where it is written.
local client = require('naja.client')
local options = require('naja.options')

local M = {}

--- Those that the server knows.
M.ALL = {
  'jython-2.7', 'jython-2.5', 'jython-next', 'cpython-3', 'graalpy', 'graalpy-jython', 'jpype', 'jep', 'py4j',
}

--- The text of a naja.json with another dialect, its form kept; nil if that cannot be done.
function M.edited(text, dialect)
  local value = '"dialect": "' .. dialect .. '"'
  local changed, count = text:gsub('"dialect"%s*:%s*"[^"]*"', (value:gsub('%%', '%%%%')))
  if count == 0 then
    local empty = text:match('^%s*{%s*}%s*$')
    changed, count = text:gsub('{', empty and '{\n  ' .. value .. '\n' or '{\n  ' .. value .. ',', 1)
  end
  local readable, tree = pcall(vim.fn.json_decode, changed)
  return count == 1 and readable and type(tree) == 'table' and (tree.naja or tree).dialect == dialect and changed or nil
end

local function write(file, dialect)
  local buffer = vim.fn.bufnr(file)
  if buffer > 0 and vim.bo[buffer].modified then
    return nil
  end
  local text = M.edited(table.concat(vim.fn.readfile(file, 'b'), '\n'), dialect)
  if text then
    vim.fn.writefile(vim.split(text, '\n', { plain = true }), file, 'b')
    vim.cmd('checktime')
  end
  return text
end

local function tell(dialect)
  options.current.settings.dialect = dialect
  for _, one in ipairs(client.clients()) do
    local settings = vim.tbl_deep_extend('force', one.settings or one.config.settings or {}, { naja = { dialect = dialect } })
    one.config.settings, one.settings = settings, settings
    client.call(one, 'notify', 'workspace/didChangeConfiguration', { settings = settings })
  end
end

--- Sets the dialect: in naja.json at the root, which counts over all else, or without one until Neovim ends.
function M.set(dialect)
  if not vim.tbl_contains(M.ALL, dialect) then
    vim.notify(("Naja: there is no dialect '%s'"):format(dialect), vim.log.levels.ERROR)
    return
  end
  local running = client.of(vim.api.nvim_get_current_buf())
  local root = running and running.config.root_dir or client.root(vim.api.nvim_get_current_buf())
  local file = root and root .. '/naja.json'
  if file and vim.fn.filereadable(file) == 1 then
    if write(file, dialect) then
      vim.notify(('Naja: dialect %s, in %s'):format(dialect, vim.fn.fnamemodify(file, ':~:.')))
    else
      vim.notify(('Naja: %s has changes or a form that are kept as they are; write "dialect": "%s" into it'):format(
        file, dialect), vim.log.levels.WARN)
    end
    return
  end
  tell(dialect)
  vim.notify(("Naja: dialect %s until Neovim ends; a naja.json or setup { settings = { dialect = '%s' } } keeps it"):format(
    dialect, dialect))
end

--- Asks for one.
function M.choose()
  vim.ui.select(M.ALL, { prompt = 'The language of the files, and the rules of their imports' }, function(chosen)
    if chosen then
      M.set(chosen)
    end
  end)
end

return M
