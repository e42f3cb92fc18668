-- Opens files of the demo, waits for what a person would see, and ends with exit code 0 only if all of it came.
local demo = vim.env.NAJA_DEMO
local python = demo .. '/src/main/python/'
local passed = 0

local function expect(what, predicate)
  if not vim.wait(20000, predicate, 20) then
    error(what .. ': did not come within 20 s')
  end
  passed = passed + 1
  print('ok ' .. what .. '\n')
end

local function open(path)
  vim.cmd('edit! ' .. vim.fn.fnameescape(path))
  expect('attached to ' .. path:sub(#demo + 2), function()
    local client = vim.lsp.get_client_by_id(naja_client)
    return client and client.server_capabilities and client.server_capabilities.definitionProvider ~= nil
      and vim.lsp.buf_is_attached(0, naja_client)
  end)
end

local function jump(what, line, column, target)
  vim.api.nvim_win_set_cursor(0, { line, column })
  local before = vim.api.nvim_get_current_buf()
  vim.lsp.buf.definition()
  expect(what, function()
    return vim.api.nvim_get_current_buf() ~= before and vim.api.nvim_buf_get_name(0):sub(-#target) == target
  end)
end

local function main()
  open(python .. 'broken.py')
  expect('diagnostic on line 2, column 8', function()
    for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
      if diagnostic.lnum == 1 and diagnostic.col == 7 and diagnostic.source == 'naja'
        and diagnostic.severity == vim.diagnostic.severity.ERROR then
        return true
      end
    end
    return false
  end)

  open(python .. 'program.py')
  jump('definition into a Python module', 2, 14, '/a/b/c/m.py')

  open(python .. 'a/b/m5.py')
  jump('definition into a package __init__', 2, 10, '/a/b/c/__init__.py')

  open(python .. 'shop/till.py')
  jump('definition into Java source', 2, 23, '/demo/shop/Cart.java')

  open(python .. 'broken.py')
  vim.api.nvim_buf_set_lines(0, 1, 2, false, { 'import sys' })
  expect('diagnostic gone after the edit', function()
    for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
      if diagnostic.lnum == 1 then
        return false
      end
    end
    return true
  end)
end

local ok, problem = xpcall(main, debug.traceback)
if not ok then
  print(problem .. '\n')
  vim.cmd('messages')
  vim.cmd('cquit 1')
end
print(passed .. ' passed, 0 failed\n')
vim.cmd('qall!')
