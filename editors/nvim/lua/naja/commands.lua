--- What :Naja does.
local client = require('naja.client')
local log = require('naja.log')
local scratch = require('naja.scratch')

local M = {}

--- Runs a command of the server and gives its answer to `show`; says what is wrong otherwise.
local function ask(command, arguments, show)
  local buffer = vim.api.nvim_get_current_buf()
  local running = client.of(buffer)
  if not running then
    vim.notify('Naja: the server is not running; :checkhealth naja tells more', vim.log.levels.WARN)
    return
  end
  local function answered(problem, answer)
    if problem then
      vim.notify('Naja: ' .. problem.message, vim.log.levels.INFO)
    else
      show(answer, running)
    end
  end
  client.call(running, 'request', 'workspace/executeCommand', {
    command = command,
    arguments = arguments(running),
  }, answered, buffer)
end

local function explain()
  ask('naja.explainImport', function(running)
    return { vim.lsp.util.make_position_params(0, running.offset_encoding) }
  end, function(explanation, running)
    require('naja.explain').show(explanation, running.config.root_dir)
  end)
end

local function report()
  ask('naja.showWorkspaceReport', function()
    return {}
  end, function(answer)
    local lines = {}
    if not answer.indexing.complete then
      local progress = 'indexing   %d of %d; what follows may change'
      vim.list_extend(lines, { progress:format(answer.indexing.done, answer.indexing.total), '' })
    end
    for _, project in ipairs(answer.projects) do
      vim.list_extend(lines, vim.split(vim.trim(project.text) .. '\n', '\n', { plain = true }))
    end
    scratch.show('naja://report', #lines > 0 and lines or { 'no project' }, 'naja-report')
  end)
end

local function show_log()
  local path = vim.lsp.log and vim.lsp.log.get_filename and vim.lsp.log.get_filename() or vim.lsp.get_log_path()
  scratch.show('naja://log', vim.list_extend({ "Neovim's log of all servers, with what they wrote to standard error: " .. path },
    log.lines), 'naja-log')
  vim.cmd('normal! G')
end

local COMMANDS = {
  explain = explain,
  report = report,
  restart = client.restart,
  log = show_log,
  dialect = function(dialect)
    local dialects = require('naja.dialect')
    if dialect then
      dialects.set(dialect)
    else
      dialects.choose()
    end
  end,
}

--- Runs :Naja with these arguments.
function M.run(arguments)
  local command = COMMANDS[arguments[1]]
  if not command or #arguments > (arguments[1] == 'dialect' and 2 or 1) then
    vim.notify('Naja: explain, report, dialect [name], restart or log', vim.log.levels.ERROR)
    return
  end
  command(arguments[2])
end

--- What may stand where the cursor is in the command line.
function M.complete(typed, line)
  local words = vim.tbl_keys(COMMANDS)
  if line:match('^%s*%a+!?%s+dialect%s') then
    words = vim.deepcopy(require('naja.dialect').ALL)
  elseif line:match('^%s*%a+!?%s+%S+%s') then
    words = {}
  end
  table.sort(words)
  return vim.tbl_filter(function(word)
    return vim.startswith(word, typed)
  end, words)
end

return M
