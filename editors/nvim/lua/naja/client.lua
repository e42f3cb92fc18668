--- The client of Neovim that speaks to the server: what it is configured with, where it is rooted, start and stop.
local log = require('naja.log')
local options = require('naja.options')
local server = require('naja.server')
local views = require('naja.views')

local M = {}

local uv = vim.uv or vim.loop

--- From 0.11 on Neovim starts servers by itself, by lsp/naja.lua.
M.native = vim.lsp.config ~= nil and vim.lsp.enable ~= nil

--- What says that a directory is a root, the best first.
local MARKERS = {
  { 'naja.json' },
  { '.git', '.hg' },
  { 'pom.xml', 'build.gradle', 'build.gradle.kts', 'pyproject.toml', 'setup.py' },
}

local function marked(directory, names)
  while true do
    for _, name in ipairs(names) do
      if uv.fs_stat(directory .. '/' .. name) then
        return directory
      end
    end
    local parent = vim.fn.fnamemodify(directory, ':h')
    if parent == directory then
      return nil
    end
    directory = parent
  end
end

--- Calls a method of a client, which takes the client itself from 0.11 on.
function M.call(client, method, ...)
  if M.native then
    return client[method](client, ...)
  end
  return client[method](...)
end

--- The running clients of Naja.
function M.clients()
  local all = (vim.lsp.get_clients or vim.lsp.get_active_clients)()
  return vim.tbl_filter(function(client)
    return client.name == 'naja' and not M.call(client, 'is_stopped')
  end, all)
end

--- The client of a buffer; of one that has none, that of the buffer one came from, else the first.
function M.of(buffer)
  local clients = M.clients()
  for _, candidate in ipairs({ buffer, vim.fn.bufnr('#') }) do
    for _, client in ipairs(clients) do
      if candidate > 0 and vim.lsp.buf_is_attached(candidate, client.id) then
        return client
      end
    end
  end
  return clients[1]
end

--- The root of a buffer; nil if nothing says where it is.
function M.root(buffer)
  local file = vim.api.nvim_buf_get_name(buffer)
  if file ~= '' and not views.contain(file) then
    for _, names in ipairs(MARKERS) do
      local root = marked(vim.fn.fnamemodify(file, ':p:h'), names)
      if root then
        return root
      end
    end
  end
  -- A text of an archive or a module from somewhere else belongs to the program one came from.
  local client = M.of(buffer)
  return client and client.config.root_dir
end

--- The capabilities to announce.
function M.capabilities()
  local capabilities = vim.lsp.protocol.make_client_capabilities()
  if capabilities.workspace.diagnostics then
    -- Neovim 0.12 asks for diagnostics, but when it is told to ask again it leaves out the open documents: what was missing
    -- while archives were read would not be shown before the next edit. A server that cannot tell it publishes them.
    capabilities.workspace.diagnostics.refreshSupport = false
  end
  if options.current.watch_files and M.can_watch() then
    capabilities.workspace.didChangeWatchedFiles = { dynamicRegistration = true, relativePatternSupport = true }
  end
  return vim.tbl_deep_extend('force', capabilities, options.current.capabilities or {})
end

--- Whether this Neovim can watch files.
function M.can_watch()
  return vim.lsp.protocol.make_client_capabilities().workspace.didChangeWatchedFiles ~= nil
end

local function before_init(parameters, config)
  if config.settings and config.settings.naja then
    -- So that the server knows them from the start, and need not look at the project twice.
    parameters.initializationOptions = { naja = config.settings.naja }
  end
end

local function on_init(client, answer)
  local info = answer and answer.serverInfo or {}
  log.add('info', ('%s %s runs at %s: %s'):format(info.name or 'server', info.version or '', client.config.root_dir or 'no root',
    table.concat(server.command() or {}, ' ')))
end

local function on_attach(client, buffer)
  if vim.bo[buffer].omnifunc == '' then
    vim.bo[buffer].omnifunc = 'v:lua.vim.lsp.omnifunc'
  end
  if vim.bo[buffer].tagfunc == '' then
    vim.bo[buffer].tagfunc = 'v:lua.vim.lsp.tagfunc'
  end
  if options.current.on_attach then
    options.current.on_attach(client, buffer)
  end
end

local function on_exit(code, signal)
  log.add('info', ('server ended: exit code %d, signal %d'):format(code, signal))
  if code ~= 0 or signal ~= 0 then
    local text = ("Naja's server has ended (exit code %d, signal %d); :Naja restart starts it again"):format(code, signal)
    vim.schedule(function()
      vim.notify(text, vim.log.levels.WARN)
    end)
  end
end

--- What a client is configured with, but for its command and root.
function M.config()
  local settings = options.current.settings
  return {
    name = 'naja',
    settings = next(settings) and { naja = settings } or {},
    capabilities = M.capabilities(),
    handlers = { ['window/logMessage'] = log.take },
    before_init = before_init,
    on_init = on_init,
    on_attach = on_attach,
    on_exit = on_exit,
  }
end

local ids = {}

--- Before 0.11: one client for each root, remembered here.
local function start_old(buffer, command)
  local root = M.root(buffer)
  local running = ids[root or ''] and vim.lsp.get_client_by_id(ids[root or ''])
  if not running or running.is_stopped() then
    local config = M.config()
    config.cmd, config.cmd_env, config.root_dir = command, server.environment(), root
    ids[root or ''] = vim.lsp.start_client(config)
  end
  if ids[root or ''] then
    vim.lsp.buf_attach_client(buffer, ids[root or ''])
  end
end

--- Starts the server for a buffer, or attaches it to the one that runs; says what is wrong if that cannot be.
function M.start(buffer)
  local command = server.command_or_complain()
  if not command then
    return
  elseif M.native then
    local config = vim.tbl_extend('force', vim.lsp.config.naja, { root_dir = M.root(buffer) or vim.NIL })
    config.root_dir = config.root_dir ~= vim.NIL and config.root_dir or nil
    vim.lsp.start(config, { bufnr = buffer })
  else
    start_old(buffer, command)
  end
end

--- Attaches a Java file to the server that runs: definition goes on inside of it.
function M.attach_java(buffer)
  local file = vim.api.nvim_buf_get_name(buffer)
  local client = (options.current.java_files or views.contain(file)) and M.of(buffer)
  if client then
    vim.lsp.buf_attach_client(buffer, client.id)
  end
end

--- Stops all servers; those that do not end within five seconds are killed.
function M.stop()
  local clients = M.clients()
  for _, client in ipairs(clients) do
    M.call(client, 'stop')
  end
  local function gone()
    for _, client in ipairs(clients) do
      if vim.lsp.get_client_by_id(client.id) then
        return false
      end
    end
    return true
  end
  if not vim.wait(5000, gone, 20) then
    for _, client in ipairs(clients) do
      M.call(client, 'stop', true)
    end
    vim.wait(1000, gone, 20)
  end
end

--- Stops all servers and starts them anew, with the options of now.
function M.restart()
  M.stop()
  if M.native then
    vim.lsp.config('naja', {}) -- Neovim keeps what it has read of lsp/naja.lua until something is told it.
  end
  for _, filetype in ipairs({ 'python', 'java' }) do
    for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
      if vim.api.nvim_buf_is_loaded(buffer) and vim.bo[buffer].buftype == '' and vim.bo[buffer].filetype == filetype then
        (filetype == 'python' and M.start or M.attach_java)(buffer)
      end
    end
  end
end

return M
