package sample

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// spoken is what the words of an appointment say.
type spoken struct {
	// ahead is how many days ahead the day is, where ahead was said.
	ahead    int
	hasAhead bool

	weekday    time.Weekday
	hasWeekday bool
	// nextWeek says that the day is that of the next week.
	nextWeek bool

	// A date; what was not said is 0.
	day   int
	month time.Month
	year  int

	hour, minute int
	hasClock     bool
	// exact says that the hour is one of 24.
	exact bool
	half  halfDay

	// wait is the length of time from now.
	wait time.Duration
}

func (s *spoken) hasDate() bool { return s.day != 0 }

// word is a word, a number or a sign of the text.
type word struct {
	text string
	// number is the value of a number; -1 for all else.
	number int
}

var wordPattern = regexp.MustCompile(
	`\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}/\d{1,2}|\d{1,2}[:.]\d{2}|\d+|[\pL']+|\S`)

var halfSpellings = strings.NewReplacer("a.m.", "am", "p.m.", "pm", "a.m", "am", "p.m", "pm", "’", "'")

func splitWords(text string) []word {
	var words []word
	for _, part := range wordPattern.FindAllString(halfSpellings.Replace(strings.ToLower(text)), -1) {
		w := word{text: part, number: -1}
		if number, ok := numberWords[part]; ok {
			w.number = number
		}
		if number, err := strconv.ParseUint(part, 10, 31); err == nil {
			w.number = int(number)
		}
		words = append(words, w)
	}
	return words
}

// wordReader reads words from left to right.
type wordReader struct {
	words []word
	at    int
	said  spoken
}

// peek gives the word that is some words on; an empty one after the last.
func (r *wordReader) peek(on int) word {
	if r.at+on < len(r.words) {
		return r.words[r.at+on]
	}
	return word{number: -1}
}

func (r *wordReader) text(on int) string { return r.peek(on).text }

// previous gives the word before; "" at the first.
func (r *wordReader) previous() string {
	if r.at == 0 {
		return ""
	}
	return r.words[r.at-1].text
}

// readWords says what words mean together.
func readWords(words []word) (spoken, error) {
	r := &wordReader{words: words}
	for r.at < len(r.words) {
		read := false
		for _, try := range []func() (bool, error){
			r.readWait, r.readDate, r.readDayName, r.readClock, r.readHalf, r.readRefused,
		} {
			var err error
			if read, err = try(); err != nil {
				return spoken{}, err
			}
			if read {
				break
			}
		}
		switch {
		case read:
		case fillers[r.text(0)]:
			r.at++
		default:
			return spoken{}, refuse("%q is not understood; write a time such as \"tomorrow 10\", \"Tue 14:30\" or \"30 Nov 9am\".", r.text(0))
		}
	}
	return r.said, nil
}

// readWait reads "in 2 hours", "in half an hour", "in 3 days".
func (r *wordReader) readWait() (bool, error) {
	if r.text(0) != "in" && r.text(0) != "mewn" {
		return false, nil
	}
	start := r.at
	r.at++
	read := false
	for r.readLength() {
		read = true
		if r.text(0) == "and" {
			r.at++
		}
	}
	if !read {
		r.at = start
		return false, nil
	}
	const mostDays = 400
	if r.said.ahead > mostDays || r.said.wait > mostDays*24*time.Hour {
		return false, errTooFar
	}
	return true, nil
}

// readLength reads one number and its unit.
func (r *wordReader) readLength() bool {
	if r.text(0) == "half" && r.text(1) == "an" && r.text(2) == "hour" {
		r.said.wait += 30 * time.Minute
		r.at += 3
		return true
	}
	number := r.peek(0).number
	if article := r.text(0); article == "a" || article == "an" {
		number = 1
	}
	unit, ok := units[r.text(1)]
	const most = 100_000
	if number < 0 || number > most || !ok {
		return false
	}
	r.said.wait += time.Duration(number) * unit.length
	if unit.days > 0 {
		r.said.ahead += number * unit.days
		r.said.hasAhead = true
	}
	r.at += 2
	return true
}

// readHalf reads the half of the day, after the hour or before it.
func (r *wordReader) readHalf() (bool, error) {
	half, ok := halves[r.text(0)]
	if r.text(0) == "tonight" || r.text(0) == "heno" {
		half, ok = afterNoon, true
		r.said.ahead, r.said.hasAhead = 0, true
	}
	switch {
	case !ok:
		return false, nil
	case r.said.half != eitherHalf && r.said.half != half:
		return false, refuse("Say either the morning or the afternoon, not both.")
	}
	if r.text(0) != "am" || r.said.hasClock || r.peek(1).number < 0 { // "am 10" is Welsh for "at 10"
		r.said.half = half
	}
	r.at++
	return true, nil
}

// readRefused names what people say that is no one time.
func (r *wordReader) readRefused() (bool, error) {
	switch r.text(0) {
	case "midnight":
		return false, refuse("Midnight could be that of either day; write 00:00 and the day, or 23:59.")
	case "yesterday", "ddoe", "last", "ago":
		return false, refuse("That time has passed; an appointment is always to come.")
	case "week", "wythnos":
		return false, refuse("Say on which day of the week, such as \"next Tuesday 10\".")
	case "month", "mis":
		return false, refuse("Say on which day of the month, such as \"30 Nov 9am\".")
	case "weekend":
		return false, refuse("Say Saturday or Sunday.")
	}
	return false, nil
}
