package csvfile

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var plainNumber = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]+)?$`)

// formulaStarts are the characters that make a spreadsheet take a cell for a
// formula, those of full width among them
// (https://owasp.org/www-community/attacks/CSV_Injection).
const formulaStarts = "=+-@\t\r\n＝＋－＠"

// Defuse puts an apostrophe before a cell that a spreadsheet would take for a
// formula. A plain number, with or without a sign, is left as it is.
func Defuse(cell string) string {
	if cell == "" || 'a' <= cell[0] && cell[0] <= 'z' || '0' <= cell[0] && cell[0] <= '9' {
		return cell
	}
	first, _ := utf8.DecodeRuneInString(cell)
	if !strings.ContainsRune(formulaStarts, first) || plainNumber.MatchString(cell) {
		return cell
	}
	return "'" + cell
}
