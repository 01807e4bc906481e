package desk

import (
	"context"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/study"
)

// listed is what the list shows of an interview.
type listed struct {
	id, reference, language, interviewer string
	// title is that of the questionnaire.
	title              string
	status             forms.Status
	started, submitted time.Time
}

// listedMsg brings the interviews of a study, newest first; with an error those
// before the one that could not be read.
type listedMsg struct {
	list       *interviewList
	read       time.Time
	all        []listed
	referenced bool
	err        error
}

// foundMsg brings the interviews that a filter leaves, as indices.
type foundMsg struct {
	list   *interviewList
	filter string
	found  []int
}

// load goes through the study once and keeps only what the list shows, until
// the list is left.
func (l *interviewList) load(ctx context.Context) tea.Cmd {
	kept, now := l.options.Study, l.options.Now
	return func() tea.Msg {
		msg := listedMsg{list: l, read: now()}
		msg.all, msg.err = readListed(ctx, kept)
		msg.referenced = slices.ContainsFunc(msg.all, func(i listed) bool { return i.reference != "" })
		return msg
	}
}

func readListed(ctx context.Context, s *study.Study) (all []listed, err error) {
	titles, err := titlesOf(s)
	if err != nil {
		return nil, err
	}
	defer func() { slices.Reverse(all) }()
	shared := map[string]string{}
	// share keeps one copy of what many interviews have in common.
	share := func(text string) string {
		if one, known := shared[text]; known {
			return one
		}
		shared[text] = text
		return text
	}
	for i, err := range s.Interviews("") {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return all, err
		}
		all = append(all, listed{
			id: i.ID, reference: i.Reference, language: share(i.Language), interviewer: share(i.Interviewer),
			title: titles[i.Instrument], status: forms.Status(share(string(i.Status))),
			started: i.Started, submitted: i.Submitted,
		})
	}
	return all, nil
}

// titlesOf are the titles of the instruments by name.
func titlesOf(s *study.Study) (map[string]string, error) {
	versions, err := s.Newest()
	titles := make(map[string]string, len(versions))
	for _, v := range versions {
		titles[v.Name] = v.Title.In(v.Language, v.Language)
	}
	return titles, err
}

// find looks for the interviews that have every word of a filter.
func (l *interviewList) find(filter string) tea.Cmd {
	all := l.all
	return func() tea.Msg {
		words := strings.Fields(strings.ToLower(filter))
		found := []int{}
		for i := range all {
			if all[i].has(words) {
				found = append(found, i)
			}
		}
		return foundMsg{l, strings.Join(strings.Fields(filter), " "), found}
	}
}

// has reports whether each of some words, in small letters, is in what the
// list shows of an interview.
func (i *listed) has(words []string) bool {
	text := strings.ToLower(strings.Join([]string{i.id, i.reference, i.status.Words(), i.language, i.interviewer, i.title}, "\n"))
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
