package dataset

import (
	"errors"
	"fmt"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/library"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// faulty is an engine some of whose Updates fail, by number.
type faulty struct {
	store.Engine
	updates int
	fails   map[int]error
}

func (f *faulty) Update(change func(store.Tx) error) error {
	f.updates++
	if err := f.fails[f.updates]; err != nil {
		return err
	}
	return f.Engine.Update(change)
}

// The updates of the import: it begins, adds the rows, and is finished or
// taken out.
func TestWhatIsLeftOfAFailedImportIsTold(t *testing.T) {
	full := errors.New("the disk is full")
	uncertain := fmt.Errorf("%w: input/output error", store.ErrUncertain)
	for name, c := range map[string]struct {
		fails               map[int]error
		leftOver, uncertain bool
		unfinished          int
	}{
		"beginning":                  {map[int]error{1: full}, false, false, 0},
		"beginning, uncertain":       {map[int]error{1: uncertain}, true, true, 0},
		"adding":                     {map[int]error{2: full}, false, false, 0},
		"adding and taking out":      {map[int]error{2: full, 3: full}, true, false, 1},
		"adding, uncertain":          {map[int]error{2: uncertain, 3: uncertain}, true, true, 1},
		"finishing":                  {map[int]error{3: full}, false, false, 0},
		"finishing and taking out":   {map[int]error{3: full, 4: full}, true, false, 1},
		"finishing, uncertain":       {map[int]error{3: uncertain, 4: uncertain}, false, true, 1},
		"nothing fails, to be exact": {nil, false, false, 0},
	} {
		t.Run(name, func(t *testing.T) {
			engine := &faulty{Engine: storetest.OpenEngine(t)}
			clock := storetest.Clock(storetest.Start)
			d := &desk{study: study.New(store.New(engine, storetest.Author, clock, storetest.Entropy(1)), clock)}
			d.add(t, fusion(t))
			engine.updates, engine.fails = 0, c.fails
			_, err := d.importFile(string(library.FusionResponses()))
			if (err != nil) != (c.fails != nil) || errors.Is(err, ErrLeftOver) != c.leftOver || errors.Is(err, store.ErrUncertain) != c.uncertain {
				t.Errorf("the error is %v", err)
			}
			files, err := d.study.Unfinished()
			if err != nil || len(files) != c.unfinished {
				t.Errorf("unfinished: %v, %v", files, err)
			}
			tally, err := d.study.Tally(d.version.Name)
			if err != nil || c.fails != nil && c.unfinished == 0 && tally[forms.Complete] != 0 {
				t.Errorf("the tally is %v, %v", tally, err)
			}
		})
	}
}
