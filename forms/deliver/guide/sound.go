package guide

import (
	"errors"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/deliver"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// Media looks at the audio files of recordings. Its methods wait for the disk;
// the screen calls them beside Update only.
type Media interface {
	// Find gives the whole path of a file, by which it is found from any folder,
	// and its size in bytes.
	Find(path string) (whole string, size int64, err error)
	// Copy copies a file beside the study, named for an interview, and says
	// where the copy is.
	Copy(interviewID, path string) (newPath string, err error)
}

// soundFile is an audio file on its way to being linked.
type soundFile struct {
	path   string
	size   int64
	copied bool
}

type (
	// soundFileMsg brings a file that was looked at.
	soundFileMsg struct {
		screen *Screen
		file   soundFile
		err    error
	}
	// soundCopyMsg brings a file that was copied, and where the interview
	// starts in it as the interviewer said.
	soundCopyMsg struct {
		screen *Screen
		file   soundFile
		offset string
		err    error
	}
)

// record starts the clock of a recording, or stops it.
func (s *Screen) record() tea.Cmd {
	if err := s.sitting.ToggleRecording(); err != nil {
		return ui.Warn(notRecorded)
	}
	return s.saveNow()
}

const notRecorded = "The respondent has not agreed to be recorded. If they do now, press ctrl+y."

// askLink asks for an audio file, or which of those linked is to be let go.
func (s *Screen) askLink() tea.Cmd {
	switch err := s.sitting.MayLink(); {
	case errors.Is(err, study.ErrNoRecording):
		return ui.Warn(notRecorded)
	case err != nil:
		return ui.Warn(sentence(err))
	}
	options := []ui.Option{{Label: "Link a file"}}
	var parts []int
	for part, r := range s.sitting.Interview().Recordings {
		if r.File != "" {
			options = append(options, ui.Option{Label: "Let go of " + filepath.Base(r.File), Detail: "the file stays where it is"})
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return s.askFile("")
	}
	return ui.Open(ui.Pick("Audio files", options, func(i int) tea.Cmd {
		if i == 0 {
			return s.askFile("")
		}
		s.sitting.Unlink(parts[i-1])
		return s.saveNow()
	}))
}

func (s *Screen) askFile(path string) tea.Cmd {
	return ui.Open(ui.Prompt("Link an audio file", "Where is the file? Its path, as in a shell.", path, false,
		func(path string) tea.Cmd {
			path = strings.Trim(strings.TrimSpace(path), `"'`)
			if path == "" {
				return nil
			}
			return func() tea.Msg {
				whole, size, err := s.media.Find(path)
				return soundFileMsg{s, soundFile{path: whole, size: size}, err}
			}
		}))
}

// soundFile goes on with a file that was looked at.
func (s *Screen) soundFile(msg soundFileMsg) tea.Cmd {
	if msg.err != nil {
		return ui.Warn("The file was not linked. " + s.explain(msg.err))
	}
	return s.askOffset(msg.file, deliver.WriteOffset(s.sitting.SuggestedOffset()))
}

func (s *Screen) askOffset(file soundFile, offset string) tea.Cmd {
	label := "Where in the file does the interview start? 0:35 is 35 seconds after its beginning; -2:10 says that the file begins later than the interview."
	return ui.Open(ui.Prompt("Link "+filepath.Base(file.path), label, offset, false, func(offset string) tea.Cmd {
		if _, err := deliver.ReadOffset(offset); err != nil {
			return tea.Sequence(s.askOffset(file, offset), ui.Warn(sentence(err)))
		}
		return s.askCopy(file, offset)
	}))
}

// askCopy asks whether the file is to be copied; at first it is not.
func (s *Screen) askCopy(file soundFile, offset string) tea.Cmd {
	return ui.Open(ui.Pick("Keep a copy?", []ui.Option{
		{Label: "Leave the file where it is"},
		{Label: "Copy it beside the study"},
	}, func(i int) tea.Cmd {
		if i == 0 {
			return s.link(file, offset)
		}
		interview := s.sitting.Interview().ID
		return tea.Batch(ui.Notify("The file is being copied. Go on meanwhile."), func() tea.Msg {
			path, err := s.media.Copy(interview, file.path)
			return soundCopyMsg{s, soundFile{path: path, size: file.size, copied: true}, offset, err}
		})
	}))
}

// soundCopy links a file that was copied.
func (s *Screen) soundCopy(msg soundCopyMsg) tea.Cmd {
	if msg.err != nil {
		return ui.Warn("The file was neither copied nor linked. " + s.explain(msg.err))
	}
	return s.link(msg.file, msg.offset)
}

func (s *Screen) link(file soundFile, offset string) tea.Cmd {
	at, err := deliver.ReadOffset(offset)
	if err == nil {
		err = s.sitting.Link(file.path, file.size, at, file.copied)
	}
	if err != nil {
		return ui.Warn("The file was not linked. " + sentence(err))
	}
	return tea.Batch(s.saveNow(), ui.Notify("Linked: "+filepath.Base(file.path)+"."))
}
