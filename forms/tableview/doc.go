// Package tableview is the screen of tables: the questions of a questionnaire,
// how each was answered, crossed with another question or with what is known of
// the contacts, and a chart of it. It counts in a command, shows what was asked
// for last, and counts again as answers arrive.
package tableview
