// Package view is the coding view: a document is read in the middle of the
// screen, and codes are put on its passages. Brackets beside the text show what
// has been coded, the code system stands on one side, and what lies under the
// cursor on the other.
//
// It works on a [fieldwork/coding/workspace.Workspace], through which every
// change goes, and never scans or wraps more of a text than is in sight.
package view
