package expr

import (
	"fmt"
	"math"
	"strings"
	"time"
)

var dateFunctions = map[string]function{
	"today":             {gives: Date, run: today},
	"now":               {gives: Date, run: func(env Env, _ []evaluator) value { return momentValue(env.Now()) }},
	"date":              {least: 1, most: 1, takes: []parameter{aDate}, gives: Date, run: toDate},
	"decimal-date-time": {least: 1, most: 1, takes: []parameter{aDate}, gives: Number, run: decimalDateTime},
	"decimal-time":      {least: 1, most: 1, takes: []parameter{aDate}, gives: Number, run: decimalTime},
	"format-date":       {least: 2, most: 2, takes: []parameter{aDate, anything}, gives: String, build: buildFormatDate},
	"format-date-time":  {least: 2, most: 2, takes: []parameter{aDate, anything}, gives: String, build: buildFormatDate},
}

func today(env Env, _ []evaluator) value { return dateValue(daysOf(env.Now())) }

// toDate makes a date of a text or of days from 1970-01-01; what is no date
// gives "".
func toDate(env Env, arguments []evaluator) value { return dateValue(arguments[0](env).asNumber()) }

func decimalDateTime(env Env, arguments []evaluator) value {
	return numberValue(arguments[0](env).asNumber())
}

// decimalTime gives the time of a day as a fraction of it.
func decimalTime(env Env, arguments []evaluator) value {
	days := arguments[0](env).asNumber()
	return numberValue(days - math.Floor(days))
}

func buildFormatDate(c *compiler, _ call, arguments []operand) operand {
	when, format := arguments[0].run, arguments[1].run
	if literal, ok := arguments[1].node.(textLiteral); ok {
		c.checkDateFormat(literal)
	}
	return operand{typ: String, run: func(env Env) value {
		t, ok := momentOf(when(env))
		if !ok {
			return value{}
		}
		return textValue(formatDate(t, format(env).asText()))
	}}
}

func (c *compiler) checkDateFormat(literal textLiteral) {
	for at := 0; at < len(literal.text); at++ {
		if literal.text[at] != '%' {
			continue
		}
		at++
		if at < len(literal.text) {
			if _, ok := dateDirective(time.Time{}, literal.text[at]); ok {
				continue
			}
		}
		c.fault(literal.offset()+at, "in a date format % stands before one of Y y m n b d e a H h M S 3, or before another %")
		return
	}
}

// formatDate puts parts of a date for the directives of ODK's format-date();
// names are English. An unknown directive stays as it is.
func formatDate(t time.Time, format string) string {
	var b strings.Builder
	for at := 0; at < len(format); at++ {
		if format[at] == '%' && at+1 < len(format) {
			if part, ok := dateDirective(t, format[at+1]); ok {
				b.WriteString(part)
				at++
				continue
			}
		}
		b.WriteByte(format[at])
	}
	return b.String()
}

// dateDirective gives what stands for % and a letter in a date format.
// Source: https://docs.getodk.org/form-operators-functions/#format-date
func dateDirective(t time.Time, letter byte) (part string, ok bool) {
	switch letter {
	case '%':
		return "%", true
	case 'Y':
		return fmt.Sprintf("%04d", t.Year()), true
	case 'y':
		return fmt.Sprintf("%02d", t.Year()%100), true
	case 'm':
		return fmt.Sprintf("%02d", t.Month()), true
	case 'n':
		return fmt.Sprint(int(t.Month())), true
	case 'b':
		return t.Format("Jan"), true
	case 'd':
		return fmt.Sprintf("%02d", t.Day()), true
	case 'e':
		return fmt.Sprint(t.Day()), true
	case 'a':
		return t.Format("Mon"), true
	case 'H':
		return fmt.Sprintf("%02d", t.Hour()), true
	case 'h':
		return fmt.Sprint(t.Hour()), true
	case 'M':
		return fmt.Sprintf("%02d", t.Minute()), true
	case 'S':
		return fmt.Sprintf("%02d", t.Second()), true
	case '3':
		return fmt.Sprintf("%03d", t.Nanosecond()/int(time.Millisecond)), true
	}
	return "", false
}
