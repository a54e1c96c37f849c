;;; portable.el --- Eglot as docs/editors/emacs.md sets it up  -*- lexical-binding: t -*-

;; The code action writes SQL below the comment, completion knows the tables.
;; Run by: emacs --batch -l portable.el; environment: SERVER, WORKSPACE.

;;; Code:

(require 'package)
(package-initialize)
(require 'cl-lib)
(require 'eglot)
(require 'sql)

(add-to-list 'eglot-server-programs (list 'sql-mode (getenv "SERVER") "--stdio"))

;; Eglot would ask before it writes what the person has just asked for.
(setq eglot-confirm-server-initiated-edits nil)

(defvar portable-ready nil "Whether the server has said that it is ready.")

(cl-defmethod eglot-handle-notification (_server (_method (eql sqlCopilot/status)) &key state &allow-other-keys)
  "Note STATE."
  (when (equal state "ready")
    (setq portable-ready t)))

(defun portable-wait (what condition)
  "Wait until CONDITION gives non-nil; fail naming WHAT after 15 seconds."
  (let ((end (+ (float-time) 15)))
    (while (not (funcall condition))
      (when (> (float-time) end)
        (message "emacs: FAILED %s\n%s" what (buffer-string))
        (kill-emacs 1))
      (accept-process-output nil 0.05))))

(let ((project-find-functions (list (lambda (_) (cons 'transient (file-name-as-directory (getenv "WORKSPACE"))))))
      (eglot-sync-connect t))
  (find-file (expand-file-name "query.sql" (getenv "WORKSPACE")))
  (sql-mode)
  (apply #'eglot (eglot--guess-contact))
  (portable-wait "readiness" (lambda () portable-ready))
  (erase-buffer)
  (insert "-- 每个城市有多少客户 how many customers are in each city\n")
  (goto-char (point-min))
  (eglot--signal-textDocument/didChange)
  ;; A key, not a mouse, asked; and there is nobody to choose.
  (cl-letf ((last-nonmenu-event ?a)
            ((symbol-function 'completing-read) (lambda (_prompt items &rest _) (car (car items)))))
    (eglot-code-actions (point) nil nil t))
  (portable-wait "the code action" (lambda () (string-match-p "SELECT\\(.\\|\n\\)*FROM[ \n]+customers" (buffer-string))))
  (unless (string-prefix-p "-- 每个城市" (buffer-string))
    (message "emacs: FAILED the comment still being first")
    (kill-emacs 1))
  (erase-buffer)
  (insert "SELECT * FROM cust")
  (eglot--signal-textDocument/didChange)
  (let ((table (nth 2 (eglot-completion-at-point))))
    (unless (member "customers" (mapcar #'substring-no-properties (all-completions "cust" table)))
      (message "emacs: FAILED completion")
      (kill-emacs 1)))
  (set-buffer-modified-p nil)
  (message "emacs: code action and completion work"))

(kill-emacs 0)
;;; portable.el ends here
