-- Neovim 0.7 and later against the language server: prints what arrives, one JSON object on a line of its own.
-- Run by run.ts: nvim --headless --clean -u test/editors/nvim.lua, with IPLOG_CLI, IPLOG_NODE and IPLOG_LOG set.
local function report(result)
  io.stdout:write('RESULT ' .. vim.json.encode(result) .. '\n')
  vim.cmd('qa!')
end

local ok, failure = pcall(function()
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.IPLOG_LOG))
  local id = vim.lsp.start_client({
    name = 'iplog-lens',
    cmd = { vim.env.IPLOG_NODE, vim.env.IPLOG_CLI, 'lsp', '--stdio' },
    root_dir = vim.fn.fnamemodify(vim.env.IPLOG_LOG, ':h'),
  })
  vim.lsp.buf_attach_client(0, id)
  vim.wait(15000, function() return #vim.diagnostic.get(0) > 0 end, 50)
  local diagnostics = vim.diagnostic.get(0)
  local first = diagnostics[1] or { lnum = 0, col = 0 }
  local params = {
    textDocument = vim.lsp.util.make_text_document_params(),
    position = { line = first.lnum, character = first.col + 3 },
  }
  local hover = vim.lsp.buf_request_sync(0, 'textDocument/hover', params, 15000)
  local range = { start = params.position, ['end'] = params.position }
  local actions = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', {
    textDocument = params.textDocument,
    range = range,
    context = { diagnostics = {} },
  }, 15000)
  report({
    editor = 'Neovim ' .. tostring(vim.version().major) .. '.' .. tostring(vim.version().minor),
    diagnostics = vim.tbl_map(function(d) return { code = d.code, message = d.message, line = d.lnum } end, diagnostics),
    hover = hover[id].result.contents.value,
    actions = vim.tbl_map(function(a) return a.title end, actions[id].result),
  })
end)
if not ok then report({ error = tostring(failure) }) end
