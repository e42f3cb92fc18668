--- :checkhealth naja
local client = require('naja.client')
local java = require('naja.java')
local options = require('naja.options')
local server = require('naja.server')

local M = {}

-- Neovim 0.7 has these functions in another module, and before 0.10 under other names.
local health = vim.health or require('health')
local start = health.start or health.report_start
local ok = health.ok or health.report_ok
local info = health.info or health.report_info
local warn = health.warn or health.report_warn
local problem = health.error or health.report_error

local function check_java()
  local found, wrong = java.find(options.current.java.home, vim.env)
  if found then
    ok(('Java %d: %s (%s)'):format(found.major, found.command, found.origin))
  else
    problem(wrong, { 'Install a JDK, or set JAVA_HOME or the option java.home' })
  end
  local jar, no_jar = server.jar()
  if jar then
    ok('naja.jar: ' .. jar)
  else
    problem(no_jar, { 'Build it: mvn -q -DskipTests package', 'or name it by the option server.jar' })
  end
end

local function check_clients()
  local clients = client.clients()
  if #clients == 0 then
    warn('no server is running', { "Open a Python file after require('naja').setup {}", 'See :Naja log' })
  end
  for _, one in ipairs(clients) do
    local buffers = 0
    for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
      buffers = buffers + (vim.lsp.buf_is_attached(buffer, one.id) and 1 or 0)
    end
    ok(('server %d at %s, attached to %d buffers'):format(one.id, one.config.root_dir or 'no root', buffers))
  end
end

local function check_watching()
  if not options.current.watch_files then
    info('files are watched by the server, which looks every 1.5 seconds; the option watch_files gives that to Neovim')
  elseif client.can_watch() then
    ok('files are watched by Neovim')
    if vim.fn.has('linux') == 1 and vim.fn.executable('inotifywait') == 0 then
      info('with inotifywait on the PATH (package inotify-tools) that costs less in large folders')
    end
  else
    warn('this Neovim cannot watch files (0.10 can); the server does, every 1.5 seconds')
  end
end

local function check_settings()
  for name, value in pairs(options.current.settings) do
    info(('settings.%s = %s'):format(name, vim.inspect(value)))
  end
  if next(options.current.settings) == nil then
    info('no settings from Neovim; those of naja.json and what was found is told by :Naja report')
  end
end

--- Tells what is well and what is not.
function M.check()
  start('naja: Java and the server')
  check_java()
  start('naja: running servers')
  info(client.native and 'started by vim.lsp.enable' or 'started by setup(), as vim.lsp.enable is not in this Neovim')
  check_clients()
  start('naja: file watching')
  check_watching()
  start('naja: settings')
  check_settings()
end

return M
