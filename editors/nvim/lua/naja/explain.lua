--- The steps of an import as text, and the places that they lead to.
local scratch = require('naja.scratch')

local M = {}

local uv = vim.uv or vim.loop
local NAME = 'naja://explanation'

--- The files and directories that a step or a result may mean, the likeliest first; none if it names none. A path may hold
--- what stands behind it, too, so only looking at the disk tells which one it is.
function M.places(text)
  local from
  for _, word in ipairs({ 'from', 'in', 'at' }) do
    for _, absolute in ipairs({ '/', '%a:[/\\]' }) do
      local start = text:find('%f[%w]' .. word .. ' ' .. absolute)
      if start and (not from or start + #word + 1 < from) then
        from = start + #word + 1
      end
    end
  end
  if not from then
    return {}
  end
  local places, rest = { text:sub(from) }, text:sub(from)
  while rest do
    local nearest
    for _, separator in ipairs({ '^(.*): ', '^(.*); ', '^(.*) %(' }) do
      local before = rest:match(separator)
      if before and (not nearest or #before > #nearest) then
        nearest = before
      end
    end
    rest = nearest
    table.insert(places, rest)
  end
  local found = text:match('^module (%S+) in .*: found') or text:match('^package (%S+) in .*: found')
  if not found then
    return places
  end
  -- A module is in a directory; what to look at is its file.
  local last, files = found:match('[^.]*$'), {}
  for _, place in ipairs(places) do
    vim.list_extend(files, { place .. '/' .. last .. '.py', place .. '/__init__.py', place })
  end
  return files
end

local function shorten(text, root)
  if not root then
    return text
  end
  return (text:gsub(vim.pesc(root .. '/'), ''):gsub(' in ' .. vim.pesc(root) .. ':', ' in .:'))
end

--- The text of an explanation, as { text, places } for each line; paths below `root` are shown relative to it.
function M.lines(explanation, root)
  local lines = {}
  local function add(indent, label, text)
    table.insert(lines, { text = ('  '):rep(indent) .. shorten(label, root), places = M.places(text or '') })
  end
  local function outcome(indent, what)
    add(indent, '=> ' .. what.result, what.result)
    for _, name in ipairs(what.names) do
      add(indent + 1, name.name .. ' => ' .. name.result, name.result)
    end
  end
  for _, one in ipairs(explanation.imports) do
    local package = one.package and 'package ' .. one.package or 'no package'
    add(0, ('import of %s, running as %s in %s (%s)'):format(one.module, one.runningAs, package, one.how))
    for _, stage in ipairs(one.stages) do
      add(1, stage.heading .. ':')
      for step = stage.first + 1, stage['end'] do
        add(2, step .. '. ' .. one.steps[step], one.steps[step])
      end
    end
    outcome(1, one)
    for _, other in ipairs(one.otherwise) do
      add(1, other.when .. ':')
      outcome(2, other)
    end
  end
  return lines
end

--- Shows the first of these places that is there, in a window that shows a file.
function M.jump(places)
  if #places == 0 then
    vim.notify('Naja: this line names no place', vim.log.levels.INFO)
    return
  end
  for _, place in ipairs(places) do
    if uv.fs_stat(place) then
      if vim.fn.winnr('#') > 0 and vim.fn.winnr('#') ~= vim.fn.winnr() then
        vim.cmd('wincmd p')
      else
        vim.cmd('aboveleft split')
      end
      vim.cmd('edit ' .. vim.fn.fnameescape(place))
      return
    end
  end
  vim.notify(('Naja: %s is not there'):format(places[#places]), vim.log.levels.INFO)
end

--- Shows an explanation; <CR> on a line leads to its place.
function M.show(explanation, root)
  local lines = M.lines(explanation, root)
  local texts = vim.tbl_map(function(line)
    return line.text
  end, lines)
  local buffer = scratch.show(NAME, texts, 'naja-explanation')
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  vim.keymap.set('n', '<CR>', function()
    M.jump(lines[vim.api.nvim_win_get_cursor(0)[1]].places)
  end, { buffer = buffer, desc = 'Show the place that this step looked at' })
end

return M
