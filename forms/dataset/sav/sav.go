// Package sav writes SPSS system files (.sav), which SPSS, PSPP, R, Stata and
// others read: the dictionary of the variables first, then the cases, one at a
// time, so that memory does not grow with their number. Text is UTF-8 and cases
// are compressed by bytecode. It knows the format alone: which variable an
// answer becomes is for others to say.
//
// The format is that of the PSPP manual, appendix "System File Format"
// (https://www.gnu.org/software/pspp/pspp-dev/html_node/System-File-Format.html).
package sav

import (
	"errors"
	"time"
)

// What a dictionary can be refused for.
var (
	// ErrName says that a variable's or a set's name is not legal, or stands
	// twice; see LegalNames.
	ErrName = errors.New("SPSS does not allow the name")
	// ErrWidth says that a text variable is wider than MostWidth.
	ErrWidth = errors.New("the text is too wide for SPSS")
	// ErrMissing says that more than three values of a variable are missing
	// ones, or that one of a text variable is longer than eight bytes.
	ErrMissing = errors.New("SPSS does not allow these missing values")
	// ErrSet says that a multiple response set has no variables, or one that
	// the dictionary does not have.
	ErrSet = errors.New("the multiple response set cannot be written")
)

// ErrCase says that a case has too many or too few values, or values of
// another kind than their variables, or that there are not as many cases as the
// dictionary says.
var ErrCase = errors.New("the cases do not fit the dictionary")

// The limits of the format, in bytes of UTF-8.
const (
	// MostWidth is how long a text can be.
	MostWidth = 32767
	// MostName is how long the name of a variable can be.
	MostName = 64
	// MostVariableLabel is how long a variable's label can be; longer ones are cut.
	MostVariableLabel = 255
	// MostValueLabel is how long a value's label can be; longer ones are cut.
	MostValueLabel = 120
)

// Dictionary is all of a file but its cases.
type Dictionary struct {
	// Label names the file; it is cut to 64 bytes.
	Label string
	// Product is the program that writes.
	Product string
	Created time.Time
	// Cases is how many cases there will be, or negative if it is not known.
	Cases     int
	Variables []Variable
	Sets      []Set
}

// Measure is the level of measurement of a variable.
type Measure int32

// The levels, under the numbers that the format has for them.
const (
	Nominal Measure = 1
	Ordinal Measure = 2
	Scale   Measure = 3
)

// Format is how a number is shown.
type Format int32

// The formats that are written, under the numbers that SPSS has for them.
const (
	// Plain is a number with Variable.Decimals decimals (F).
	Plain Format = 5
	// Date is a day, held as Seconds (DATE11: 21-NOV-2026).
	Date Format = 20
	// Time is a time of day or a duration in seconds (TIME8: 14:30:00).
	Time Format = 21
	// DateTime is a moment, held as Seconds (DATETIME20).
	DateTime Format = 22

	text Format = 1
)

// Variable is a column.
type Variable struct {
	// Name has to be legal; see LegalNames.
	Name  string
	Label string
	// Width is how many bytes a text has at most; 0 makes it a number.
	Width   int
	Measure Measure
	// Format of a number; Plain where it is 0.
	Format   Format
	Decimals int
	// Labels name values, and Missing holds up to three that count as missing.
	Labels  []ValueLabel
	Missing []Value
}

// Value is a number, or a text where the variable has a width.
type Value struct {
	Number float64
	Text   string
}

// ValueLabel names a value.
type ValueLabel struct {
	Value Value
	Label string
}

// Set is a multiple response set: binary variables, one for each choice, that
// count where they hold a value.
type Set struct {
	// Name starts with a dollar sign.
	Name      string
	Label     string
	Counted   int
	Variables []string
}

// epoch is the day from which the format counts seconds: the first of the
// Gregorian calendar less one.
var epoch = time.Date(1582, time.October, 14, 0, 0, 0, 0, time.UTC)

// Seconds is a moment as the format holds it: seconds since 14 October 1582, by
// the clock and calendar of the moment's own zone, for the format knows none.
func Seconds(t time.Time) float64 {
	local := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	return float64(local.Unix() - epoch.Unix())
}
