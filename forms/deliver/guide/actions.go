package guide

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/ui"
)

// Sections of the help.
const (
	sectionNotes     = "Notes"
	sectionQuestion  = "Question"
	sectionMove      = "Move"
	sectionRecording = "Recording"
	sectionInterview = "Interview"
)

// Actions is what can be done now. Since the notes always have the keyboard,
// every key but those of the notes has ctrl or alt with it.
func (s *Screen) Actions() ui.Actions {
	actions := s.probeActions()
	actions = append(actions, s.moveActions()...)
	actions = append(actions, s.notesActions()...)
	actions = append(actions, s.questionActions()...)
	actions = append(actions, s.interviewActions()...)
	return append(actions, s.recordingActions()...)
}

// probeActions has an action for each probe, and one that stands for all of
// them in the footer.
func (s *Screen) probeActions() ui.Actions {
	probes := s.sitting.Current().Probes()
	if len(probes) == 0 {
		return nil
	}
	all := ui.Action{Name: "probe", Label: "probe", Section: sectionQuestion, Hint: true,
		Help: "Mark the probe of that letter as covered, or not covered any more."}
	var actions ui.Actions
	for place, probe := range probes {
		key := "alt+" + forms.ProbeLetter(place)
		all.Keys = append(all.Keys, key)
		actions = append(actions, ui.Action{
			Name: "probe-" + forms.ProbeLetter(place), Keys: []string{key}, Section: sectionQuestion,
			Label: "probe " + forms.ProbeLetter(place), Help: ui.Clip(s.say(probe.Label), 60),
			Do: func() tea.Cmd { return s.toggleProbe(place) },
		})
	}
	return append(actions, all) // which tells of their keys, and acts on none
}

func (s *Screen) moveActions() ui.Actions {
	return ui.Actions{
		{Name: "next", Keys: []string{"ctrl+n", "pgdown"}, Label: "next", Section: sectionMove, Hint: true,
			Help: "Go on to the next question.", Do: s.next},
		{Name: "back", Keys: []string{"ctrl+b", "pgup"}, Label: "back", Section: sectionMove,
			Help: "Go back to the question before.", Do: s.back},
		{Name: "go-to", Keys: []string{"ctrl+g"}, Label: "go to", Section: sectionMove, Hint: true,
			Help: "Go to any question: type its number, or a part of its topic or wording.", Do: s.askGoTo},
		{Name: "scroll-down", Keys: []string{"ctrl+down", "shift+down"}, Label: "scroll down", Section: sectionMove,
			Help: "See more of a long question.", Do: func() tea.Cmd { return s.scrollBy(1) }},
		{Name: "scroll-up", Keys: []string{"ctrl+up", "shift+up"}, Label: "scroll up", Section: sectionMove,
			Help: "See the beginning of a long question.", Do: func() tea.Cmd { return s.scrollBy(-1) }},
		{Name: "fold", Keys: []string{"ctrl+f"}, Label: "fold the list", Section: sectionMove,
			Help: "Put the list of questions out of the way, or back.", Do: s.fold},
	}
}

func (s *Screen) notesActions() ui.Actions {
	return ui.Actions{
		{Name: "quote", Keys: []string{"ctrl+q"}, Label: "quote", Section: sectionNotes, Hint: true,
			Help: "Mark the line as one to quote; on an empty line, the one above.", Do: s.quote},
		{Name: "new-line", Keys: []string{"enter"}, Label: "new line", Section: sectionNotes,
			Help: "Begin a new line, with a stamp of its own; within a line, part it in two."},
		{Name: "lines", Keys: []string{"up", "down"}, Label: "lines", Section: sectionNotes,
			Help: "Go to the other lines to correct them; Enter at the end of one goes back to the newest."},
		{Name: "join", Keys: []string{"backspace"}, Label: "join", Section: sectionNotes,
			Help: "At the beginning of a line, put it at the end of the one above. An emptied line goes away."},
	}
}

func (s *Screen) questionActions() ui.Actions {
	return ui.Actions{
		{Name: "covered", Keys: []string{"ctrl+k"}, Label: "covered", Section: sectionQuestion, Hint: true,
			Help: "Mark the question as covered, whatever is left of its probes; once more takes that back.", Do: s.cover},
		{Name: "not-applicable", Keys: []string{"ctrl+x"}, Label: "n/a", Section: sectionQuestion, Hint: true,
			Help: "Say that the question does not apply, and why; once more takes that back.", Do: s.notPut},
		{Name: "reword", Keys: []string{"ctrl+e"}, Label: "re-word", Section: sectionQuestion,
			Help: "Put the question to this respondent in other words.", Do: s.reword},
		{Name: "add", Keys: []string{"ctrl+a"}, Label: "add a question", Section: sectionQuestion,
			Help: "Ask something beyond the guide, after this question.", Do: s.add},
	}
}

func (s *Screen) interviewActions() ui.Actions {
	language := ui.Action{Name: "language", Keys: []string{"ctrl+l"}, Label: s.sitting.FollowingLanguage().Name,
		Section: sectionInterview, Help: "Go on in the other language; the notes stay.", Do: s.nextLanguage}
	if len(s.sitting.Instrument().Languages) < 2 {
		language.Label, language.Disabled = "language", "This guide has one language only."
	}
	consent := ui.Action{Name: "consent", Keys: []string{"ctrl+y"}, Label: "consent", Section: sectionInterview,
		Help: "Change what the respondent agrees to: to go on, to be recorded, to be quoted.", Do: s.askConsent}
	if s.sitting.Instrument().Consent == nil {
		consent.Disabled = "This guide asks for no consent."
	}
	return ui.Actions{
		{Name: "stop", Keys: []string{"ctrl+s"}, Label: "stop", Section: sectionInterview, Hint: true,
			Help: "Complete the interview, suspend it to go on later, or break it off.", Do: s.askEnd},
		language, consent,
	}
}

func (s *Screen) recordingActions() ui.Actions {
	record := ui.Action{Name: "record", Keys: []string{"ctrl+r"}, Label: "start the recording clock", Section: sectionRecording,
		Help: "Press it as you start or stop the recorder; notes are stamped with its time.", Do: s.record}
	if _, running := s.sitting.Recording(); running {
		record.Label = "stop the recording clock"
	}
	link := ui.Action{Name: "link", Keys: []string{"ctrl+o"}, Label: "audio file", Section: sectionRecording,
		Help: "Link an audio file, and say where in it the interview starts.", Do: s.askLink}
	if s.media == nil {
		link.Disabled = "No audio file can be linked here."
	}
	if count := len(s.sitting.Interview().Recordings); count > 0 {
		link.Help += fmt.Sprintf(" Recordings so far: %d.", count)
	}
	return ui.Actions{record, link}
}
