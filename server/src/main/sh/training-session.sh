#!/bin/sh
# Prints a short session of an editor, from which the JVM learns which classes to keep in the start-up cache.
#
# $1 is a folder with design documents and an Alembic project.
set -eu

send() {
  printf 'Content-Length: %d\r\n\r\n%s' "${#1}" "$1"
}

abilities='{"workspace": {"workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]}}, "textDocument": {"codeAction": {"dataSupport": true, "resolveSupport": {"properties": ["edit"]}}}}'
uri='"uri": "file://'$1'/.kiro/specs/training/design.md"'
sql='CREATE TABLE training (id uuid PRIMARY KEY, n int DEFAULT 1 CHECK (n > 0), a_id uuid REFERENCES custmers (id), b_id uuid REFERENCES customers (id));'
table='{"title": "", "data": {'$uri', "version": 2, "schema": "public", "table": "training"}}'
place='"range": {"start": {"line": 3, "character": 1}, "end": {"line": 3, "character": 140}}'

send '{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": null, "rootUri": "file://'"$1"'", "capabilities": '"$abilities"'}}'
send '{"jsonrpc": "2.0", "method": "initialized", "params": {}}'
send '{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {'"$uri"', "languageId": "markdown", "version": 1, "text": "# Training\n\n```sql\n'"$sql"'\n```\n"}}}'
send '{"jsonrpc": "2.0", "id": 2, "method": "textDocument/codeAction", "params": {"textDocument": {'"$uri"'}, '"$place"', "context": {"diagnostics": []}}}'
# The answers take a moment, and nobody is there to wait for them.
sleep 3
send '{"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {'"$uri"', "version": 2}, "contentChanges": [{"range": {"start": {"line": 3, "character": 100}, "end": {"line": 3, "character": 100}}, "text": "o"}]}}'
send '{"jsonrpc": "2.0", "id": 3, "method": "codeAction/resolve", "params": '"$table"'}'
sleep 2
send '{"jsonrpc": "2.0", "id": 4, "method": "shutdown"}'
send '{"jsonrpc": "2.0", "method": "exit"}'
