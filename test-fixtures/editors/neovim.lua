-- What a Neovim user does, asserted: nvim --headless --clean -n -l neovim.lua
-- WORKSPACE is a copy of field-service in which the table `jobs` refers to `custmers`; SERVER is the command of the server.

local workspace = vim.uv.fs_realpath(vim.env.WORKSPACE)
local patience = 60000

local function wait_for(what, condition)
  local value
  vim.wait(patience, function()
    value = condition()
    return value
  end, 20)
  return value or error('no ' .. what, 0)
end

-- The diagnostics with the code `unknown-table`, each with the text that it underlines.
local function unknown_tables()
  return vim.tbl_map(function(diagnostic)
    local from, to = { diagnostic.lnum, diagnostic.col }, { diagnostic.end_lnum, diagnostic.end_col }
    return table.concat(vim.api.nvim_buf_get_text(0, from[1], from[2], to[1], to[2], {}), '\n')
  end, vim.tbl_filter(function(diagnostic)
    return diagnostic.source == 'schemadoc' and diagnostic.code == 'unknown-table'
  end, vim.diagnostic.get(0)))
end

local function place_cursor_on(pattern)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  assert(vim.fn.search(pattern) > 0, 'the document has no ' .. pattern)
end

local function apply(title)
  vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.title == title end })
end

local function created_migration()
  vim.cmd('silent wall')
  local found = vim.fn.glob(workspace .. '/src/*/migrations/versions/*_create_jobs_table.py', true, true)
  return #found == 1 and table.concat(vim.fn.readfile(found[1]), '\n')
end

local function run()
  vim.cmd.edit(vim.fn.fnameescape(workspace .. '/.kiro/specs/field-operations/design.md'))
  vim.lsp.start({
    name = 'schemadoc',
    cmd = { 'sh', '-c', 'exec ' .. vim.env.SERVER .. ' lsp' },
    root_dir = workspace,
  })

  wait_for('squiggle', function() return #unknown_tables() > 0 end)
  assert(vim.deep_equal(unknown_tables(), { 'custmers' }), 'squiggles on ' .. vim.inspect(unknown_tables()))

  place_cursor_on('custmers')
  apply('Rename to `customers`')
  wait_for('quick fix', function() return vim.fn.search('custmers', 'nw') == 0 end)
  wait_for('squiggle that goes away', function() return #unknown_tables() == 0 end)

  place_cursor_on('CREATE TABLE jobs')
  apply('Generate Alembic migration for table `jobs`')
  local migration = wait_for('migration on disk', created_migration)
  for _, expected in ipairs({ 'op.create_table(', '"jobs"' }) do
    assert(migration:find(expected, 1, true), 'the migration lacks ' .. expected .. ':\n' .. migration)
  end
end

local passed, problem = xpcall(run, debug.traceback)
print(passed and 'passed' or 'failed: ' .. tostring(problem))
vim.lsp.stop_client(vim.lsp.get_clients())
wait_for('end of the server', function() return #vim.lsp.get_clients() == 0 end)
os.exit(passed and 0 or 1)
