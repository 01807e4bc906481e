package settingsfile

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"fieldwork/forms/sample"
)

// remarks are what stands above a key, by its name or that of its section.
var remarks = map[string]string{
	"time_zone": "Where the study is: an IANA time zone, such as Europe/London. Contacts can have their own.",
	hoursSection: "When respondents may be called, in their own time: 09:00-20:00, several parts of the day\n" +
		"with a comma between them, or closed.",
	"gap": "The least time from a call on somebody for one instrument to a call on them for another.\n" +
		"Lengths of time are written 7 days, 4 hours, 1 hour 30 minutes, none.",
	"maximum_attempts":   "The most calls that are made on a case.",
	"appointment_lead":   "How long before its time an appointment is due.",
	"appointment_length": "How long an appointment takes: two that begin nearer together clash.",
	delaysSection:        "How long to wait before the next call, by what came of the last.",
	closeAsSection:       "The final disposition that an open case is closed with, by what is known of it.",
	listsSection: "By instrument, the question whose answer says which lists a respondent is on, as\n" +
		"fusion-survey: q3. Those named in a file stand in the place of those before; {} for none.",
}

const heading = "The rules of the fieldwork. Change what is to change and give the file to\n" +
	"'fieldwork cases settings FILE'. What a file leaves out stays as it is.\n"

// Write gives the rules of a study as a file with remarks.
func Write(s *sample.Settings) []byte {
	var b strings.Builder
	comment(&b, heading)
	section := ""
	for _, line := range Lines(s) {
		if line.Section == "" || line.Section != section {
			head(&b, line, s)
		}
		section = line.Section
		indent := ""
		if section != "" {
			indent = "  "
		}
		fmt.Fprintf(&b, "%s%s: %s%s\n", indent, scalar(line.Key), scalar(line.Value), meaning(line))
	}
	if len(s.ListQuestions) == 0 {
		b.WriteString("\n")
		comment(&b, remarks[listsSection])
		b.WriteString(listsSection + ": {}\n")
	}
	return []byte(b.String())
}

// head writes what stands above a line: remarks, and the key of its section.
func head(b *strings.Builder, line Line, s *sample.Settings) {
	name := line.Section
	if name == "" {
		name = line.Key
	}
	b.WriteString("\n")
	comment(b, remarks[name])
	if name == thresholdSection {
		comment(b, s.Threshold.Sentence())
	}
	if line.Section != "" {
		b.WriteString(line.Section + ":\n")
	}
}

// commentWidth is how many characters a remark has in a line at most.
const commentWidth = 90

// comment writes remarks; their lines are broken where they are too long.
func comment(b *strings.Builder, text string) {
	for line := range strings.Lines(text) {
		written := 0
		for _, word := range strings.Fields(line) {
			switch {
			case written == 0:
				b.WriteString("#")
			case written+len(word) >= commentWidth:
				b.WriteString("\n#")
				written = 0
			}
			b.WriteString(" " + word)
			written += 1 + len(word)
		}
		b.WriteString("\n")
	}
}

// meaning says after a line what the codes in it mean.
func meaning(line Line) string {
	switch line.Section {
	case closeAsSection:
		if outcome, known := sample.FindOutcome(line.Value); known {
			return "  # " + outcome.Label
		}
	case delaysSection:
		if outcome, known := sample.FindOutcome(line.Key); known {
			return "  # " + outcome.Label
		}
	}
	return ""
}

// plainScalar is what needs no quotes: it begins with a letter, or is a whole
// number, a time of day or a length of time. A word that YAML takes for
// something else is not among them.
var (
	plainScalar = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9_/+-]*|[0-9]+|[0-9]{2}:[0-9]{2}-[0-9:, -]*[0-9]|[0-9]+( [a-z]+| [0-9]+)*)$`)
	otherInYAML = []string{"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
)

func scalar(text string) string {
	if plainScalar.MatchString(text) && !slices.Contains(otherInYAML, strings.ToLower(text)) {
		return text
	}
	quoted, _ := json.Marshal(text) // a text can always be written
	return string(quoted)
}

// Object gives the rules as a value for JSON with the keys of the file. It can
// be read as a file.
func Object(s *sample.Settings) map[string]any {
	object := map[string]any{listsSection: map[string]string{}}
	for _, line := range Lines(s) {
		if line.Section == "" {
			object[line.Key] = line.Value
			continue
		}
		under, _ := object[line.Section].(map[string]string)
		if under == nil {
			under = map[string]string{}
			object[line.Section] = under
		}
		under[line.Key] = line.Value
	}
	return object
}
