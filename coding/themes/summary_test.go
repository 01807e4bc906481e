package themes_test

import (
	"testing"

	"fieldwork/coding/themes"
)

func (s *study) summarise(subject, code, text string) {
	s.t.Helper()
	s.apply(themes.SetSummary(s.analysis, s.by("AM"), subject, code, text), nil)
}

func (s *study) wantSummaries(subject string, want map[string]string) {
	s.t.Helper()
	for code, text := range want {
		if got := themes.Summary(s.analysis, subject, code); got != text {
			s.t.Errorf("the summary of %s under %s is %q, not %q", subject, code, got, text)
		}
	}
}

func TestSummariesGoWithACodeThatIsMerged(t *testing.T) {
	s, codes := museums(t)
	partners, money := codes["Partners"], codes["Money"]
	s.summarise("C1", partners, "Many.")
	s.summarise("C1", money, "Little.")
	s.summarise("C2", partners, "None.")
	s.summarise("C3", money, "Enough.")
	change, err := s.analysis.MergeCodes(s.by("BT"), partners, money)
	s.apply(change, err)
	s.wantSummaries("C1", map[string]string{partners: "", money: "Little.\n\nMany."})
	s.wantSummaries("C2", map[string]string{partners: "", money: "None."})
	s.wantSummaries("C3", map[string]string{money: "Enough."})
	s.apply(change.Inverse(), nil)
	s.wantSummaries("C1", map[string]string{partners: "Many.", money: "Little."})
	s.wantSummaries("C2", map[string]string{partners: "None.", money: ""})
}

func TestSummariesGoWithACodeThatIsDeletedAndComeBack(t *testing.T) {
	s, codes := museums(t)
	s.summarise("C1", codes["Partners"], "Many.")
	s.summarise("C1", codes["Money"], "Little.")
	change, err := s.analysis.DeleteCode(codes["Benefits"])
	s.apply(change, err)
	s.wantSummaries("C1", map[string]string{codes["Partners"]: "", codes["Money"]: "Little."})
	s.apply(change.Inverse(), nil)
	s.wantSummaries("C1", map[string]string{codes["Partners"]: "Many."})
}
