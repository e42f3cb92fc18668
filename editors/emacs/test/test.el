;;; test.el --- the demo in Emacs, without a screen  -*- lexical-binding: t -*-

;;; Commentary:
;; Evaluates the lines of the README and waits for what a person would see.

;;; Code:

(require 'ert)
(require 'eglot)
(require 'flymake)
(require 'json)
(require 'xref)

(defconst naja-demo (file-name-as-directory (file-truename (getenv "NAJA_DEMO"))))
(defconst naja-python (concat naja-demo "src/main/python/"))

(defun naja-text (file)
  "The text of FILE."
  (with-temp-buffer
    (insert-file-contents file)
    (buffer-string)))

(defun naja-readme ()
  "Evaluate what the README tells a person to put into the configuration."
  (let ((text (naja-text (getenv "NAJA_README"))))
    (should (string-match "```elisp\n\\(\\(?:.*\n\\)*?\\)```" text))
    (with-temp-buffer
      (insert (replace-regexp-in-string "/path/to/naja.jar" (getenv "NAJA_JAR") (match-string 1 text) t t))
      (eval-buffer))))

(defun naja-await (what predicate)
  "Wait until PREDICATE gives something, and give that; WHAT is waited for."
  (let ((end (+ (float-time) 30)) seen)
    (while (and (not (setq seen (funcall predicate))) (< (float-time) end))
      (accept-process-output nil 0.05)
      (read-event nil nil 0.01)) ; Has Emacs look at what the system says of watched files.
    (or seen (error "%s: did not come" what))))

(defun naja-open (file)
  "Open FILE as a person does, and wait until it is managed."
  (switch-to-buffer (find-file-noselect file))
  (run-hooks 'post-command-hook)
  (naja-await "a managed buffer" #'eglot-managed-p))

(defun naja-lines ()
  "The lines of the errors in this buffer."
  (sort (mapcar (lambda (problem) (line-number-at-pos (flymake-diagnostic-beg problem)))
                (seq-filter (lambda (problem) (eq (flymake-diagnostic-type problem) 'eglot-error))
                            (flymake-diagnostics)))
        #'<))

(defun naja-await-lines (lines)
  "Wait until the errors of this buffer are on LINES."
  (eglot--signal-textDocument/didChange) ; Else by a timer that waits for a person to pause.
  (flymake-start)
  (condition-case nil
      (naja-await "errors" (lambda () (equal (naja-lines) lines)))
    (error (should (equal (naja-lines) lines)))))

(defun naja-go (line column)
  "Move to LINE, from 1, and COLUMN, from 0."
  (goto-char (point-min))
  (forward-line (1- line))
  (forward-char column))

(defun naja-definition (line column)
  "Follow the name at LINE and COLUMN; give the file and the text of the line where it leads to."
  (naja-go line column)
  (xref-find-definitions (xref-backend-identifier-at-point 'eglot))
  (list (buffer-file-name) (buffer-substring (line-beginning-position) (line-end-position))))

(ert-deftest naja-1-diagnostics ()
  (naja-open (concat naja-python "broken.py"))
  (naja-await-lines '(2 3 4 5 6 7 8 9))
  (let ((first (car (flymake-diagnostics (progn (naja-go 2 8) (point))))))
    (should (equal (flymake-diagnostic-beg first) (progn (naja-go 2 7) (point))))
    (should (equal (flymake-diagnostic-end first) (progn (naja-go 2 13) (point))))
    (should (string-match-p "nosuch" (flymake-diagnostic-text first))))
  (naja-go 2 7)
  (delete-char 6)
  (insert "sys")
  (naja-await-lines '(3 4 5 6 7 8 9))
  (revert-buffer t t)
  (run-hooks 'post-command-hook))

(ert-deftest naja-2-definition ()
  (naja-open (concat naja-python "program.py"))
  (should (equal (car (naja-definition 2 13)) (concat naja-python "a/b/c/m.py")))
  (naja-open (concat naja-python "shop/till.py"))
  (pcase-let ((`(,file ,line) (naja-definition 2 23)))
    (should (equal file (concat naja-demo "src/main/java/demo/shop/Cart.java")))
    (should (string-match-p "class Cart" line)))
  (naja-open (concat naja-python "java_names.py"))
  (pcase-let ((`(,file ,line) (naja-definition 7 18)))
    (should (string-match-p "/naja/views/.*/mix/j/K2\\.java\\'" file))
    (should (string-match-p "class K2" line))))

(ert-deftest naja-3-completion ()
  (naja-open (concat naja-python "jdk.py"))
  (goto-char (point-max))
  (insert "from java.util import Arr")
  (let* ((found (run-hook-with-args-until-success 'completion-at-point-functions))
         (names (all-completions (buffer-substring (nth 0 found) (nth 1 found)) (nth 2 found))))
    (should (member "ArrayList" (mapcar #'substring-no-properties names))))
  (set-buffer-modified-p nil))

(ert-deftest naja-4-hover ()
  (naja-open (concat naja-python "jdk.py"))
  (naja-go 3 25)
  (let ((hover (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover
                                (eglot--TextDocumentPositionParams))))
    (should (string-match-p "ArrayList" (format "%S" hover)))))

(ert-deftest naja-5-file-created-outside ()
  (naja-open (concat naja-python "broken.py"))
  (naja-await-lines '(2 3 4 5 6 7 8 9))
  (let ((file (concat naja-python "nosuch.py")))
    (write-region "X = 1\n" nil file nil 'quiet)
    (naja-await-lines '(3 4 5 6 7 8 9))
    (delete-file file)
    (naja-await-lines '(2 3 4 5 6 7 8 9))))

(ert-deftest naja-6-capabilities ()
  (naja-open (concat naja-python "broken.py"))
  (let ((file (getenv "NAJA_CAPABILITIES"))
        (sent (jsonrpc--json-encode (eglot-client-capabilities (eglot--current-server-or-lose)))))
    (when (getenv "NAJA_UPDATE")
      (write-region sent nil file nil 'quiet))
    (let ((json-object-type 'hash-table))
      (should (equal (json-encode-sorted (json-read-from-string sent))
                     (json-encode-sorted (json-read-from-string (naja-text file))))))))

(defun json-encode-sorted (value)
  "JSON of VALUE with sorted keys."
  (let ((json-encoding-object-sort-predicate #'string<))
    (json-encode value)))

(ert-deftest naja-7-shutdown ()
  (naja-open (concat naja-python "broken.py"))
  (let* ((server (eglot--current-server-or-lose))
         (process (jsonrpc--process server)))
    (eglot-shutdown server)
    (should-not (process-live-p process))))

(setq eglot-sync-connect 30
      vc-follow-symlinks t
      make-backup-files nil)
(naja-readme)
(ert-run-tests-batch-and-exit)

;;; test.el ends here
