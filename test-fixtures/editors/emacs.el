;;; emacs.el --- What an Emacs user with eglot does, asserted  -*- lexical-binding: t -*-

;; emacs -Q --batch -l emacs.el
;; WORKSPACE is a copy of field-service in which the table `jobs' refers to
;; `custmers'; SERVER is the command of the server.

(require 'eglot)
(require 'flymake)
(require 'seq)
(require 'subr-x)

(defvar patience 60)

(setq native-comp-jit-compilation nil
      eglot-sync-connect patience
      eglot-connect-timeout patience
      eglot-confirm-server-edits nil
      auto-save-default nil
      make-backup-files nil
      create-lockfiles nil
      vc-handled-backends nil)

;; Markdown support is not a part of Emacs.
(define-derived-mode markdown-mode text-mode "Markdown")

(defun wait-for (what condition)
  "Wait until CONDITION answers, and answer that; signal that there is no WHAT."
  (let ((end (+ (float-time) patience)) answer)
    (while (and (not (setq answer (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (or answer (error "No %s" what))))

(defun unknown-tables ()
  "What the diagnostics with the code `unknown-table' underline, one text each."
  (thread-last
    (flymake-diagnostics)
    (seq-filter (lambda (diagnostic)
                  (equal (plist-get (alist-get 'eglot-lsp-diag (flymake-diagnostic-data diagnostic)) :code)
                         "unknown-table")))
    (seq-map (lambda (diagnostic)
               (buffer-substring-no-properties (flymake-diagnostic-beg diagnostic)
                                               (flymake-diagnostic-end diagnostic))))))

(defun apply-action (title place)
  "Apply the code action TITLE at the text PLACE."
  (goto-char (point-min))
  (search-forward place)
  (goto-char (match-beginning 0))
  (let* ((offered (append (eglot-code-actions (point) (point)) nil))
         (action (seq-find (lambda (action) (equal (plist-get action :title) title)) offered)))
    (unless action
      (error "Not offered: %s; offered: %S" title (mapcar (lambda (each) (plist-get each :title)) offered)))
    (eglot-execute (eglot-current-server) action)))

(defun created-migration (workspace)
  "The text of the one migration that creates the table `jobs' in WORKSPACE, on disk."
  (save-some-buffers t)
  (let ((files (file-expand-wildcards
                (concat workspace "src/*/migrations/versions/*_create_jobs_table.py"))))
    (and (= (length files) 1)
         (with-temp-buffer
           (insert-file-contents (car files))
           (buffer-string)))))

(defun check ()
  (let ((workspace (file-name-as-directory (file-truename (getenv "WORKSPACE")))))
    (setq project-find-functions (list (lambda (_) (cons 'transient workspace))))
    (add-to-list 'eglot-server-programs
                 `(markdown-mode . ("sh" "-c" ,(format "exec %s lsp" (getenv "SERVER")))))
    (find-file (concat workspace ".kiro/specs/field-operations/design.md"))
    (markdown-mode)
    (apply #'eglot (eglot--guess-contact))

    (wait-for "squiggle" #'unknown-tables)
    (unless (equal (unknown-tables) '("custmers"))
      (error "Squiggles on %S" (unknown-tables)))

    (apply-action "Rename to `customers`" "custmers")
    (goto-char (point-min))
    (when (search-forward "custmers" nil t)
      (error "The quick fix changed nothing"))
    ;; Eglot sends edits when Emacs is idle, which it never is in batch mode, or when saving.
    (save-buffer)
    (wait-for "squiggle that goes away" (lambda () (null (unknown-tables))))

    (apply-action "Generate Alembic migration for table `jobs`" "CREATE TABLE jobs")
    (let ((migration (wait-for "migration on disk" (lambda () (created-migration workspace)))))
      (dolist (expected '("op.create_table(" "\"jobs\""))
        (unless (string-search expected migration)
          (error "The migration lacks %s:\n%s" expected migration))))
    (eglot-shutdown (eglot-current-server))))

(condition-case problem
    (progn (check) (princ "passed\n") (kill-emacs 0))
  (error (princ (format "failed: %s\n" (error-message-string problem))) (kill-emacs 1)))

;;; emacs.el ends here
