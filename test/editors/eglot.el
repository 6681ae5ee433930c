;;; Emacs with eglot against the language server: prints what arrives, one JSON object on a line of its own.
;;; Run by run.ts: emacs --batch -q -l test/editors/eglot.el, with IPLOG_CLI, IPLOG_NODE and IPLOG_LOG set.
(setq user-emacs-directory (file-name-as-directory (getenv "IPLOG_SCRATCH"))
      project-list-file (expand-file-name "projects" user-emacs-directory)
      package-user-dir (expand-file-name "elpa" user-emacs-directory)
      make-backup-files nil)
(require 'package)
(package-initialize)
(require 'json)

(defun iplog-report (result)
  (princ (concat "RESULT " (json-encode result) "\n"))
  (kill-emacs 0))

(unless (require 'eglot nil t)
  (iplog-report '((absent . "eglot is not installed (Debian: elpa-eglot)"))))

(define-derived-mode iplog-mode fundamental-mode "IPLog")
(defvar iplog-server
  (list (getenv "IPLOG_NODE") (getenv "IPLOG_CLI") "lsp" "--stdio"))
(setq eglot-sync-connect t
      flymake-no-changes-timeout 0.1)

(condition-case failure
    (progn
      (find-file (getenv "IPLOG_LOG"))
      (iplog-mode)
      (eglot '(iplog-mode) (or (project-current) (cons 'transient default-directory))
             'eglot-lsp-server iplog-server "iplog")
      (unless (bound-and-true-p flymake-mode) (flymake-mode 1))
      (let ((n 0))
        (while (and (< n 150) (null (flymake-diagnostics)))
          (flymake-start)
          (accept-process-output nil 0.1)
          (setq n (1+ n))))
      (let ((diagnostics (sort (flymake-diagnostics)
                               (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b))))))
        (when diagnostics
          (goto-char (+ 3 (flymake-diagnostic-beg (car diagnostics)))))
        (iplog-report
         (list
          (cons 'editor (format "Emacs %d.%d" emacs-major-version emacs-minor-version))
          (cons 'diagnostics
                (vconcat
                 (mapcar (lambda (one)
                           (list (cons 'message (flymake-diagnostic-text one))
                                 (cons 'line (1- (line-number-at-pos (flymake-diagnostic-beg one))))))
                         diagnostics)))
          (cons 'hover
                (plist-get
                 (plist-get
                  (jsonrpc-request (eglot--current-server-or-lose)
                                   :textDocument/hover (eglot--TextDocumentPositionParams))
                  :contents)
                 :value))
          (cons 'actions
                (vconcat (mapcar (lambda (action) (plist-get action :title))
                                 (eglot-code-actions (line-beginning-position) (line-end-position)))))))))
  (error (iplog-report (list (cons 'error (error-message-string failure))))))
