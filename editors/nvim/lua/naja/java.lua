--- Which Java runs the server: the option, JAVA_HOME, JDK_HOME, PATH; the first that is new enough.
local M = {}

local uv = vim.uv or vim.loop
local windows = vim.fn.has('win32') == 1

--- The oldest Java that runs the server.
M.OLDEST = 17

local function inside(home)
  return home:gsub('[/\\]$', '') .. '/bin/' .. (windows and 'java.exe' or 'java')
end

local function is_file(path)
  local stat = uv.fs_stat(path)
  return stat ~= nil and stat.type == 'file'
end

local function absolute(folder)
  return folder:match('^/') or folder:match('^%a:[/\\]')
end

local function on_path(path)
  for _, folder in ipairs(vim.split(path or '', windows and ';' or ':', { plain = true })) do
    -- A relative entry would choose a program of the folder that happens to be open.
    local file = folder .. '/' .. (windows and 'java.exe' or 'java')
    if absolute(folder) and is_file(file) then
      return file
    end
  end
end

--- The major version in a version string: 8 of "1.8.0_392", 17 of "17.0.15", 25 of "25-ea".
function M.major(version)
  local first, second = version:match('^(%d+)%.?(%d*)')
  return tonumber(first == '1' and second ~= '' and second or first)
end

--- The major version of an executable, or nil if it is no Java that runs.
function M.version(command)
  if vim.fn.executable(command) ~= 1 then
    return nil
  end
  -- A JDK tells it in a file, which is sooner read than a JVM started; what is a script, or has none, is asked.
  local release = vim.fn.fnamemodify(uv.fs_realpath(command) or command, ':h:h') .. '/release'
  if is_file(release) then
    for _, line in ipairs(vim.fn.readfile(release)) do
      local version = line:match('^JAVA_VERSION="(.-)"')
      if version then
        return M.major(version)
      end
    end
  end
  local printed = vim.fn.system({ command, '-version' })
  local version = printed:match('version "(.-)"')
  return vim.v.shell_error == 0 and version and M.major(version) or nil
end

--- All places where a Java may be, as { origin, command }; those that do not exist are left out, but for the option.
function M.candidates(home, env)
  if home and home ~= '' then
    local file = vim.fn.expand(home)
    -- Whoever names the executable itself means it, too.
    return { { origin = 'the option java.home', command = is_file(file) and file or inside(file) } }
  end
  local found = {}
  for _, name in ipairs({ 'JAVA_HOME', 'JDK_HOME' }) do
    if env[name] and env[name] ~= '' and is_file(inside(env[name])) then
      table.insert(found, { origin = name, command = inside(env[name]) })
    end
  end
  local command = on_path(env.PATH)
  if command then
    table.insert(found, { origin = 'PATH', command = command })
  end
  return found
end

--- The Java to take, as { origin, command, major }; or nil and what is wrong.
function M.find(home, env)
  local tried = {}
  for _, candidate in ipairs(M.candidates(home, env)) do
    local major = M.version(candidate.command)
    if major and major >= M.OLDEST then
      return { origin = candidate.origin, command = candidate.command, major = major }
    end
    local what = major and 'is Java ' .. major or 'is no Java that runs'
    table.insert(tried, ('%s (%s) %s'):format(candidate.command, candidate.origin, what))
  end
  local seen = #tried == 0 and 'There is none in JAVA_HOME, JDK_HOME and PATH' or table.concat(tried, '; ')
  return nil, ("Naja needs Java %d or newer. %s. See :h naja-java"):format(M.OLDEST, seen)
end

return M
