--- The server's jar and the command that runs it.
local java = require('naja.java')
local options = require('naja.options')

local M = {}

local uv = vim.uv or vim.loop

--- What makes a JVM start sooner and take half the memory.
local FLAGS = {
  '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xss512k', '-Xms16m', '-XX:MinHeapFreeRatio=10',
  '-XX:MaxHeapFreeRatio=30',
}

--- Places of the jar, the first to be taken first.
function M.jars()
  local jar = options.current.server.jar
  if jar and jar ~= '' then
    return { vim.fn.expand(jar) }
  end
  local here = debug.getinfo(1, 'S').source:sub(2)
  local plugin = vim.fn.fnamemodify(uv.fs_realpath(here) or here, ':p:h:h:h')
  return {
    plugin .. '/naja.jar',
    vim.fn.fnamemodify(plugin, ':h:h') .. '/server/target/naja.jar',
    vim.fn.stdpath('data') .. '/mason/packages/naja/naja.jar',
  }
end

--- The jar to take; or nil and what is wrong.
function M.jar()
  for _, jar in ipairs(M.jars()) do
    if uv.fs_stat(jar) then
      return jar
    end
  end
  return nil, ('Naja: naja.jar was not found: %s. See :h naja-install'):format(table.concat(M.jars(), ', '))
end

--- The command line of the server; or nil and what is wrong.
function M.command()
  local found, no_java = java.find(options.current.java.home, vim.env)
  if not found then
    return nil, no_java
  end
  local jar, no_jar = M.jar()
  if not jar then
    return nil, no_jar
  end
  local command = { found.command }
  vim.list_extend(command, FLAGS)
  vim.list_extend(command, options.current.java.arguments)
  return vim.list_extend(command, { '-jar', jar, 'lsp' })
end

--- Variables under which a Java reads all file names: in the locale C it reads none but those in ASCII.
function M.environment()
  local locale = ''
  for _, name in ipairs({ 'LC_ALL', 'LC_CTYPE', 'LANG' }) do
    if locale == '' then
      locale = vim.env[name] or ''
    end
  end
  return (locale == '' or locale == 'C' or locale == 'POSIX') and { LC_ALL = 'C.UTF-8' } or nil
end

local told

--- As command(), but says what is wrong, once.
function M.command_or_complain()
  local command, problem = M.command()
  if problem and problem ~= told then
    vim.notify(problem, vim.log.levels.ERROR)
  end
  told = problem
  return command
end

return M
