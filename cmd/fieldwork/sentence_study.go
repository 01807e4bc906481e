package main

import (
	"errors"

	"fieldwork/coding/project"
	"fieldwork/forms/deliver"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
)

// told is how an error of the study is told: what it is about stands between
// the two halves of the sentence.
type told struct {
	class         error
	before, after string
}

func (t told) sentence(err error) string { return t.before + last(err, t.class) + t.after }

// toldOfStudy has one sentence for each error that can reach people as it is.
var toldOfStudy = []told{
	{project.ErrNoDocument, "The study has no document", "; 'fieldwork transcripts list' shows those it has."},
	{project.ErrManyDocuments, "Several documents begin or end with", "; give more of the ID."},
	{study.ErrNoInstrument, "The study has no instrument", "; 'fieldwork form list' shows those it has."},
	{study.ErrNoInterview, "The study has no interview", "; 'fieldwork responses list' shows those it has."},
	{study.ErrAmbiguous, "Several interviews begin or end with", "; give more of the ID."},
	{study.ErrNoContact, "The study has no contact", "; 'fieldwork contacts list' shows those it has."},
	{study.ErrManyContacts, "Several contacts begin or end with", "; give more of the ID."},
	{study.ErrNoCase, "The study has no case", "; 'fieldwork cases --all' shows those it has."},
	{study.ErrManyCases, "Several cases begin or end with", "; give more of the ID."},
	{study.ErrEnded, "Interview", " has ended and cannot be gone on with; 'fieldwork responses show ID' shows it."},
	{study.ErrReferenceTaken, "The study has an interview with the id", " already; leave that row out, or import the file once only."},
	{study.ErrNoConsent, "The respondent has not agreed to", "; ask for consent first, for the interview cannot start without it."},
	{study.ErrNoRecording, "The respondent of interview", " has not agreed to be recorded, so no recording is kept; if they agree now, change the consent first."},
	{study.ErrLinked, "The file", " is linked to the interview already; nothing is left to do."},
	{study.ErrNoSuchRecording, "The interview has no recording in", "; 'fieldwork recording INTERVIEW' lists those it has."},
	{study.ErrOtherInstrument, "The case is to be asked", " and nothing else; name that instrument, or another case."},
	{study.ErrBegun, "The case has interview", " already; call the case to go on with it."},
	{study.ErrNotLastCall, "Another call was recorded since on case", "; only the last can be taken back or changed."},
	{study.ErrCaseBegun, "Somebody has worked on case", ", so it stays in the sample; close it instead."},
	{study.ErrDoNotCall, "Contact", " must not be called and gets no case; choose another contact."},
	{study.ErrHasCase, "Contact", " has a case of this instrument already; choose another contact."},
	{study.ErrEmailTaken, "Contact", " has this e-mail address already; correct the address, or edit that contact."},
	{study.ErrContactChanged, "Contact", " was changed again since, so the edit cannot be undone; look at the contact and edit it anew."},
	{study.ErrNoGrid, "There is no sampling grid yet for", "; draw one first on the screen of the sample."},
	{sample.ErrClaimed, "The case", " is being called; record the outcome of that call, or give the case back, first."},
	{sample.ErrClosed, "The case", " is closed; open it again first, with 'fieldwork cases reopen CASE' or from the queue."},
	{deliver.ErrNoGuide, "The instrument", " is a questionnaire, not an interview guide; name a guide."},
	{deliver.ErrGuide, "The instrument", " is an interview guide, not a questionnaire; name a questionnaire, or open it as a guide."},
}

// toldWithReason are errors that say themselves what is wrong, and how to go on
// from there.
var toldWithReason = []told{
	{study.ErrContactRefused, "The contact was not changed", " Correct that and try again."},
	{study.ErrGridRefused, "This cannot be a sampling grid, and nothing was changed", " Correct that and try again."},
}

func ofStudy(err error) string {
	for _, t := range toldOfStudy {
		if errors.Is(err, t.class) {
			return t.sentence(err)
		}
	}
	for _, t := range toldWithReason {
		if errors.Is(err, t.class) {
			return ended(t.before+reason(err, t.class)) + t.after
		}
	}
	return ""
}
