-- Opens files of a copy of the demo, waits for what a person would see, and ends with exit code 0 only if all of it came.
-- Runs in every Neovim from 0.7 on; what an older one cannot do is asserted as that, not left out.
local demo = vim.env.NAJA_DEMO
local python = demo .. '/src/main/python/'
local modern = vim.fn.has('nvim-0.11') == 1
local client = require('naja.client')
local passed, said, sent, deprecated = 0, {}, nil, nil

vim.notify = function(text)
  table.insert(said, text)
  deprecated = deprecated or text:find('deprecated', 1, true) and text or nil
end

local function expect(what, predicate, patience)
  local begun, last = vim.loop.hrtime(), nil
  local came = vim.wait(patience or 20000, function()
    last = predicate()
    return last
  end, 20)
  if not came then
    error(what .. ': did not come', 2)
  end
  passed = passed + 1
  print(('ok %s (%d ms)\n'):format(what, (vim.loop.hrtime() - begun) / 1e6))
  return last
end

local function same(what, wanted, found)
  if not vim.deep_equal(wanted, found) then
    error(('%s: expected %s, found %s'):format(what, vim.inspect(wanted), vim.inspect(found)), 2)
  end
  passed = passed + 1
  print('ok ' .. what .. '\n')
end

local function contains(what, wanted, found)
  if not found:find(wanted, 1, true) then
    error(('%s: %q is not in:\n%s'):format(what, wanted, found), 2)
  end
  passed = passed + 1
  print('ok ' .. what .. '\n')
end

local function write(file, text)
  vim.fn.writefile(vim.split(text, '\n', { plain = true }), file)
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
end

local function edit(path)
  vim.cmd('silent edit! ' .. vim.fn.fnameescape(path))
end

local function open(path)
  edit(path)
  vim.wait(20000, function()
    local one = client.of(0)
    return one and one.server_capabilities and one.server_capabilities.definitionProvider ~= nil
      and vim.lsp.buf_is_attached(0, one.id)
  end, 20)
end

local function errors(lines)
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR })) do
    table.insert(found, diagnostic.lnum + 1)
  end
  table.sort(found)
  return table.concat(found, ' ') == lines
end

local function jump(what, line, column, target)
  vim.api.nvim_win_set_cursor(0, { line, column })
  local before = vim.api.nvim_get_current_buf()
  vim.lsp.buf.definition()
  expect(what, function()
    return vim.api.nvim_get_current_buf() ~= before and vim.api.nvim_buf_get_name(0):sub(-#target) == target
  end)
end

-- Types key by key, as a person does, and gives what `look` sees while Insert mode goes on.
local function type_and_look(start, keys, look)
  local seen
  local timer = vim.loop.new_timer()
  local pressed = 0
  timer:start(100, 30, vim.schedule_wrap(function()
    pressed = pressed + 1
    seen = seen or pressed > #keys and look()
    if pressed <= #keys then
      vim.api.nvim_input(keys[pressed])
    elseif (seen or pressed > 300) and not timer:is_closing() then
      timer:close()
      vim.api.nvim_input('<C-e><Esc>')
    end
  end))
  vim.api.nvim_feedkeys(start, 'tx!', false)
  return seen
end

local function popup_has(word)
  return function()
    for _, item in ipairs(vim.fn.complete_info({ 'items' }).items) do
      if item.word == word then
        return true
      end
    end
  end
end

local tests = {}
local function test(run)
  table.insert(tests, run)
end

test(function() -- attach, root, diagnostics
  open(python .. 'broken.py')
  local one = expect('a client is attached', function()
    return client.clients()[1]
  end)
  same('its root is the directory of naja.json', demo, one.config.root_dir)
  expect('diagnostics: one error a line', function()
    return errors('2 3 4 5 6 7 8 9')
  end)
  local first = vim.diagnostic.get(0, { lnum = 1 })[1]
  same('the first at its place', { 1, 7, 13, 'naja' }, { first.lnum, first.col, first.end_col, first.source })
  vim.api.nvim_buf_set_lines(0, 1, 2, false, { 'import sys' })
  expect('an error is gone after the edit', function()
    return errors('3 4 5 6 7 8 9')
  end)
  vim.cmd('silent edit!')
end)

test(function() -- what this Neovim tells the server, which protocol-tests replays
  local file = vim.env.NAJA_CAPABILITIES
  if vim.env.NAJA_UPDATE then
    write(file, vim.fn.json_encode(sent))
  end
  local kept = vim.fn.json_decode(vim.fn.readfile(file))
  if vim.env.NAJA_MOVES then -- Debian's newest Neovim changes; only that it still counts alike.
    same('positions count as captured', (kept.general or {}).positionEncodings, (sent.general or {}).positionEncodings)
  else
    same('capabilities are as captured', kept, vim.fn.json_decode(vim.fn.json_encode(sent)))
  end
end)

test(function() -- definition
  open(python .. 'program.py')
  jump('definition into a Python module', 2, 14, '/a/b/c/m.py')
  open(python .. 'a/b/m5.py')
  jump('definition into a package', 2, 10, '/a/b/c/__init__.py')
  open(python .. 'shop/till.py')
  jump('definition into Java source', 2, 23, '/demo/shop/Cart.java')
  contains('at the class', 'class Cart', vim.api.nvim_get_current_line())
  expect('the Java file is attached', function()
    return vim.lsp.buf_is_attached(0, client.clients()[1].id)
  end)
  open(python .. 'java_names.py')
  jump('definition into a decompiled class', 7, 18, '/mix/j/K2.java')
  contains('which is a plain file', vim.env.XDG_CACHE_HOME .. '/naja/views/', vim.api.nvim_buf_get_name(0))
  same('read from the disk', vim.fn.readfile(vim.api.nvim_buf_get_name(0)), vim.api.nvim_buf_get_lines(0, 0, -1, false))
  contains('at the class', 'class K2', vim.api.nvim_get_current_line())
  same('it is a Java buffer that nobody can change', { 'java', '', false, true },
    { vim.bo.filetype, vim.bo.buftype, vim.bo.modifiable, vim.bo.readonly })
  expect('and attached', function()
    return vim.lsp.buf_is_attached(0, client.clients()[1].id)
  end)
  open(python .. 'program.py')
  vim.api.nvim_win_set_cursor(0, { 2, 13 })
  vim.cmd('silent normal! \29') -- Ctrl-]
  contains('Ctrl-] goes there, too', '/a/b/c/m.py', vim.api.nvim_buf_get_name(0))
end)

test(function() -- completion
  open(python .. 'jdk.py')
  same('omnifunc is set', 'v:lua.vim.lsp.omnifunc', vim.bo.omnifunc)
  same('the popup of omnifunc has ArrayList', true,
    type_and_look('Gofrom java.util import Arr', { '<C-x>', '<C-o>' }, popup_has('ArrayList')))
  vim.cmd('silent edit!')
  if modern then
    vim.lsp.completion.enable(true, client.clients()[1].id, 0, { autotrigger = true })
    same('the popup of autocompletion comes by itself', true, type_and_look('Goimport java', { '.' }, popup_has('util')))
    vim.lsp.completion.enable(false, client.clients()[1].id, 0)
    vim.cmd('silent edit!')
  else
    same('there is no autocompletion yet', nil, vim.lsp.completion)
  end
  if vim.fn.exists('+autocomplete') == 1 then
    vim.o.autocomplete, vim.o.complete, vim.o.completeopt = true, 'o', 'menuone,noselect,popup'
    same("the popup of the option 'autocomplete' comes by itself", true,
      type_and_look('Gofrom java.util import ', { 'A', 'r', 'r' }, popup_has('ArrayList')))
    vim.o.autocomplete = false
    vim.cmd('silent edit!')
  end
end)

local function created_and_deleted(what)
  local file = python .. 'nosuch.py'
  write(file, 'X = 1')
  expect('a file that is created outside is seen, ' .. what, function()
    return errors('3 4 5 6 7 8 9')
  end)
  os.remove(file)
  expect('and that it is deleted', function()
    return errors('2 3 4 5 6 7 8 9')
  end)
end

test(function() -- watching
  open(python .. 'broken.py')
  expect('errors', function()
    return errors('2 3 4 5 6 7 8 9')
  end)
  created_and_deleted('by the server')
end)

test(function() -- quick fixes
  open(python .. 'broken.py')
  expect('errors', function()
    return errors('2 3 4 5 6 7 8 9')
  end)
  local place = { line = 4, character = 25 }
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', {
    textDocument = { uri = vim.uri_from_bufnr(0) },
    range = { start = place, ['end'] = place },
    context = { diagnostics = {} },
  }, 20000)
  local action = answers[client.of(0).id].result[1]
  same('a quick fix has a title', "Change to 'ArrayList'", action.title)
  vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
  same('and changes the line', 'from java.util import ArrayList', vim.fn.getline(5))
  expect('after which the error is gone', function()
    return errors('2 3 4 6 7 8 9')
  end)
  vim.cmd('silent edit!')
end)

local function steps()
  vim.cmd('Naja explain')
  expect(':Naja explain shows the steps', function()
    return vim.api.nvim_buf_get_name(0):match('naja://explanation$')
  end)
end

test(function() -- explain
  vim.cmd('silent only')
  open(python .. 'java_names.py')
  vim.api.nvim_win_set_cursor(0, { 4, 10 })
  steps()
  contains('with what is imported', 'import of mix.b, running as java_names in no package (imported)', text())
  contains('and the result', 'K1 => ', text())
  vim.fn.search('package mix in src')
  vim.api.nvim_feedkeys('\r', 'x', false)
  same('<CR> on a step leads to the file it found', python .. 'mix/__init__.py', vim.api.nvim_buf_get_name(0))
  same('in the other window', 2, vim.fn.winnr('$'))
  open(python .. 'broken.py')
  vim.api.nvim_win_set_cursor(0, { 2, 8 })
  steps()
  vim.fn.search('module nosuch in src')
  vim.api.nvim_feedkeys('\r', 'x', false)
  same('or to the directory it looked at', python:sub(1, -2), (vim.api.nvim_buf_get_name(0):gsub('/$', '')))
  vim.cmd('silent only')
  open(python .. 'broken.py')
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  vim.cmd('Naja explain')
  expect('where no import is, that is said', function()
    return said[#said] and said[#said]:find('There is no import', 1, true)
  end)
end)

test(function() -- the other commands
  vim.cmd('Naja report')
  expect(':Naja report shows the report', function()
    return vim.api.nvim_buf_get_name(0):match('naja://report$')
  end)
  contains('with the rules', 'rules      jython-2.7 2.7.4', text())
  vim.cmd('silent only')
  write(demo .. '/naja.json', '{"dialect": "jython-2.7", "clashpath": []}')
  expect(':Naja log shows what the server said', function()
    vim.cmd('Naja log')
    return text():find('clashpath', 1, true)
  end)
  contains('and its command line', 'naja.jar lsp', text())
  write(demo .. '/naja.json', '{\n  "dialect": "jython-2.7"\n}')
  vim.cmd('silent only')
  same('completion of commands', { 'report', 'restart' }, vim.fn.getcompletion('Naja re', 'cmdline'))
  same('completion of dialects', { 'jython-2.5', 'jython-2.7', 'jython-next' },
    vim.fn.getcompletion('Naja dialect jy', 'cmdline'))
  open(python .. 'broken.py')
  vim.cmd('Naja dialect cpython-3')
  same(':Naja dialect writes naja.json', '{\n  "dialect": "cpython-3"\n}',
    table.concat(vim.fn.readfile(demo .. '/naja.json'), '\n'))
  expect('and the server goes by it', function()
    return errors('2 3 4 5 6 7 8 9') == false
  end)
  vim.cmd('Naja dialect jython-2.7')
  expect('and back', function()
    return errors('2 3 4 5 6 7 8 9')
  end)
  os.remove(demo .. '/naja.json')
  vim.cmd('Naja dialect cpython-3')
  contains('without naja.json it is told to the server', 'until Neovim ends', said[#said])
  expect('which goes by it', function()
    return errors('2 3 4 5 6 7 8 9') == false
  end)
  write(demo .. '/naja.json', '{\n  "dialect": "jython-2.7"\n}')
  expect('but naja.json counts over it', function()
    return errors('2 3 4 5 6 7 8 9')
  end)
  vim.cmd('Naja nonsense')
  contains('what is no command is said', 'explain, report', said[#said])
  local dialect = require('naja.dialect')
  same('a naja.json without a dialect gets one', '{\n  "dialect": "jep",\n  "classpath": []\n}',
    dialect.edited('{\n  "classpath": []\n}', 'jep'))
  same('an empty one, too', '{\n  "dialect": "jep"\n}', dialect.edited('{}', 'jep'))
  same('one that cannot be read is left alone', nil, dialect.edited('{"classpath": [', 'jep'))
end)

test(function() -- restart, with other options
  open(python .. 'broken.py')
  local before = client.clients()[1].id
  require('naja').setup { watch_files = true, settings = { environment = { SHOP = 'here' } } }
  vim.cmd('Naja restart')
  expect(':Naja restart starts another server', function()
    local now = client.clients()
    return #now == 1 and now[1].id ~= before and vim.lsp.buf_is_attached(0, now[1].id)
  end)
  expect('errors', function()
    return errors('2 3 4 5 6 7 8 9')
  end)
  local watches = vim.fn.has('nvim-0.10') == 1
  same('Neovim says whether it watches', watches or nil, vim.tbl_get and vim.tbl_get(sent, 'workspace',
    'didChangeWatchedFiles', 'dynamicRegistration') or nil)
  created_and_deleted(watches and 'by Neovim' or 'still by the server')
  vim.cmd('Naja report')
  expect('the report knows the settings', function()
    return text():find('naja.environment', 1, true)
  end)
  vim.cmd('silent only')
end)

test(function() -- a crash
  open(python .. 'broken.py')
  local before = client.clients()[1].id
  for _, process in ipairs(vim.api.nvim_get_proc_children(vim.fn.getpid())) do
    vim.loop.kill(process, 'sigkill')
  end
  expect('that the server has ended is told', function()
    return table.concat(said, '\n'):find("Naja's server has ended (exit code 0, signal 9)", 1, true)
  end)
  vim.cmd('Naja explain')
  contains('a command says that none is running', 'the server is not running', said[#said])
  vim.cmd('Naja restart')
  expect(':Naja restart starts another', function()
    local now = client.clients()
    return #now == 1 and now[1].id ~= before and errors('2 3 4 5 6 7 8 9')
  end)
end)

test(function() -- health
  open(python .. 'broken.py')
  vim.cmd('silent checkhealth naja')
  local report = text()
  contains('health: Java', vim.env.JAVA_HOME .. '/bin/java (JAVA_HOME)', report)
  contains('health: the jar', 'naja.jar: ', report)
  contains('health: the client', 'at ' .. demo .. ', attached to', report)
  contains('health: watching', vim.fn.has('nvim-0.10') == 1 and 'files are watched by Neovim' or 'cannot watch files', report)
  contains('health: settings', 'settings.environment = ', report)
  same('no errors', nil, report:find('ERROR', 1, true))
  vim.cmd('silent only')
end)

test(function() -- help
  vim.cmd('silent help naja')
  contains(':h naja', '*naja.txt*', vim.api.nvim_buf_get_lines(0, 0, 1, false)[1])
  vim.cmd('silent help :Naja-explain')
  contains(':h :Naja-explain', '*:Naja-explain*', vim.api.nvim_get_current_line())
  vim.cmd('silent only')
  local doc = vim.env.NAJA_HOME .. '/doc'
  vim.fn.mkdir(doc)
  local source = vim.api.nvim_get_runtime_file('doc/naja.txt', false)[1]
  vim.fn.writefile(vim.fn.readfile(source), doc .. '/naja.txt')
  vim.cmd('helptags ' .. vim.fn.fnameescape(doc))
  local kept = vim.fn.readfile(vim.fn.fnamemodify(source, ':h') .. '/tags')
  same('doc/tags is what :helptags makes', vim.fn.readfile(doc .. '/tags'), kept)
end)

test(function() -- which Java
  local java = require('naja.java')
  same('versions', { 8, 17, 25, 11 }, vim.tbl_map(java.major, { '1.8.0_392', '17.0.15', '25-ea', '11' }))
  local bin = vim.env.NAJA_HOME .. '/old/bin'
  vim.fn.mkdir(bin, 'p')
  write(bin .. '/java', '#!/bin/sh\necho \'openjdk version "1.8.0_392"\' >&2')
  vim.fn.system({ 'chmod', '+x', bin .. '/java' })
  local old = vim.env.NAJA_HOME .. '/old'
  local good = vim.env.JAVA_HOME
  same('the option counts first', 'the option java.home', java.find(good, {}).origin)
  same('or names the executable', good .. '/bin/java', java.find(good .. '/bin/java', {}).command)
  same('then JAVA_HOME', 'JAVA_HOME', java.find(nil, { JAVA_HOME = good, JDK_HOME = good }).origin)
  same('one that is too old is passed over', 'JDK_HOME', java.find(nil, { JAVA_HOME = old, JDK_HOME = good }).origin)
  same('then PATH', 'PATH', java.find('', { PATH = 'relative:/nonexistent:' .. good .. '/bin' }).origin)
  local _, wrong = java.find(nil, { JAVA_HOME = old, PATH = '/nonexistent' })
  contains('else what was tried is said', old .. '/bin/java (JAVA_HOME) is Java 8', wrong)

  client.stop()
  said = {}
  require('naja').setup { java = { home = old } }
  edit(python .. 'program.py')
  edit(python .. 'star.py')
  expect('a Java that is too old is told', function()
    return #said > 0
  end)
  vim.wait(200)
  same('once', 1, #said)
  contains('that says why', 'Naja needs Java 17 or newer', said[1])
  same('and nothing runs', {}, client.clients())
  vim.cmd('silent checkhealth naja')
  contains('health says so', 'is Java 8', text())
  vim.cmd('silent only')
  require('naja').setup { server = { jar = '/nonexistent/naja.jar' } }
  edit(python .. 'guarded.py')
  expect('so does a jar that is not there', function()
    return #said == 2 and said[2]:find('/nonexistent/naja.jar', 1, true)
  end)
  same('an option that does not exist is an error', false, (pcall(require('naja').setup, { jav = {} })))
end)

test(function() -- what nvim-lspconfig would have
  local config = dofile(vim.env.NAJA_PLUGIN .. '/lspconfig/naja.lua')
  same('the file for nvim-lspconfig', { 'naja', 'lsp' }, config.cmd)
  if modern then
    vim.lsp.enable('naja', false)
    vim.lsp.config('naja_lspconfig', config)
    vim.lsp.enable('naja_lspconfig')
    vim.cmd('silent %bwipeout!')
    edit(python .. 'broken.py')
    expect('starts a server', function()
      return vim.lsp.get_clients({ name = 'naja_lspconfig', bufnr = 0 })[1] and errors('2 3 4 5 6 7 8 9')
    end)
    same('at the root', demo, vim.lsp.get_clients({ name = 'naja_lspconfig' })[1].root_dir)
  end
end)

local function main()
  local config = client.config
  client.config = function()
    local made = config()
    local before = made.before_init
    made.before_init = function(parameters, ...)
      sent = vim.deepcopy(parameters.capabilities)
      return before(parameters, ...)
    end
    return made
  end
  if modern then
    vim.lsp.config('naja', {}) -- What install.sh wrote has called setup() already; this has lsp/naja.lua read again.
  end
  for _, run in ipairs(tests) do
    run()
  end
  same('nothing that Neovim calls deprecated was used', nil, deprecated)
end

local ok, problem = xpcall(main, debug.traceback)
if not ok then
  print('FAILED ' .. problem .. '\n')
  print('said: ' .. vim.inspect(said) .. '\n')
  print('errors: ' .. vim.inspect(vim.diagnostic.get(0)):sub(1, 2000) .. '\n')
  print('log: ' .. table.concat(require('naja.log').lines, '\n') .. '\n')
  vim.cmd('messages')
  vim.cmd('cquit 1')
end
print(passed .. ' passed, 0 failed\n')
vim.cmd('qall!')
