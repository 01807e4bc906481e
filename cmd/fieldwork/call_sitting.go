package main

import (
	"time"

	"fieldwork/forms/study"
)

// speaker is a sitting that can go on in another language.
type speaker interface {
	Language() string
	SetLanguage(code string)
	Save() error
}

// sit begins an interview, or goes on with the one of that ID, in the language
// that was asked for.
func sit[S speaker](s *opened, beginning study.Beginning, id string, o *callOptions,
	begin func(*study.Study, study.Beginning, func() time.Time) (S, error),
	resume func(*study.Study, string, func() time.Time) (S, error)) (S, error) {
	if id == "" {
		return begin(s.Study, beginning, o.now)
	}
	sitting, err := resume(s.Study, id, o.now)
	if err == nil && o.language != "" && o.language != sitting.Language() {
		sitting.SetLanguage(o.language)
		err = sitting.Save()
	}
	return sitting, err
}
