package ui

import "strings"

// Reference is the key reference of some actions as a Markdown table, by
// section, for the README: keys and what they do. Of actions that stand there
// twice under one name only the first is listed.
func Reference(tables ...Actions) string {
	var all Actions
	seen := map[string]bool{}
	for _, table := range tables {
		for _, action := range table {
			if !seen[action.Name] && len(action.Keys) > 0 {
				seen[action.Name] = true
				all = append(all, action)
			}
		}
	}
	var out strings.Builder
	out.WriteString("| | Key | What it does |\n|---|---|---|\n")
	for _, section := range all.Sections() {
		heading := section
		for _, action := range all {
			if action.Section != section {
				continue
			}
			text := action.Help
			if text == "" {
				text = action.Label
			}
			out.WriteString("| " + markdown(heading) + " | " + markdown(KeyNames(action.Keys)) + " | " + markdown(text) + " |\n")
			heading = ""
		}
	}
	return out.String()
}

// Everywhere is what can be done on every screen, for the key reference.
func Everywhere() Actions { return (&Shell{}).everywhere() }

var markdownEscapes = strings.NewReplacer("|", `\|`, "\n", " ", "*", `\*`, "_", `\_`, "<", "&lt;")

func markdown(text string) string { return markdownEscapes.Replace(Safe(oneParagraph(text))) }
