#!/bin/sh
# Prints a short session of an editor, from which the JVM learns which classes to keep in the start-up cache.
set -eu

send() {
  printf 'Content-Length: %d\r\n\r\n%s' "${#1}" "$1"
}

design='"uri": "file:///training/.kiro/specs/training/design.md"'
sql='CREATE TABLE a (id uuid PRIMARY KEY, n int CHECK (n > 0), b_id uuid REFERENCES b (id));'

send '{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": null, "rootUri": null, "capabilities": {}}}'
send '{"jsonrpc": "2.0", "method": "initialized", "params": {}}'
send '{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {'"$design"', "languageId": "markdown", "version": 1, "text": "# Training\n\n```sql\n'"$sql"'\n```\n"}}}'
send '{"jsonrpc": "2.0", "id": 2, "method": "textDocument/codeAction", "params": {"textDocument": {'"$design"'}, "range": {"start": {"line": 3, "character": 1}, "end": {"line": 3, "character": 1}}, "context": {"diagnostics": []}}}'
send '{"jsonrpc": "2.0", "id": 3, "method": "shutdown"}'
send '{"jsonrpc": "2.0", "method": "exit"}'
