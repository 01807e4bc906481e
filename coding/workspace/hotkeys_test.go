package workspace_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/workspace"
)

// keysOf are the codes of the hot keys.
func keysOf(w *workspace.Workspace) (codes [workspace.MostKeys]string) {
	for i := range codes {
		codes[i] = w.Keys().Code(i)
	}
	return codes
}

// makeCodes makes so many codes, and gives their IDs.
func (b *bench) makeCodes(count int) []string {
	b.t.Helper()
	ids := make([]string, count)
	for i := range ids {
		c, code, err := b.space.Analysis().NewCode(b.space.Author(), coding.Code{Name: fmt.Sprintf("Theme %d", i)})
		b.run(b.space.Change(c, err))
		ids[i] = code.ID
	}
	return ids
}

// put puts a code on the text, as a coding view does.
func (b *bench) put(code string) {
	b.t.Helper()
	content, _ := b.space.Content(b.id)
	c, err := b.space.Analysis().CodePassage(b.space.Author(), b.id, content.Text, coding.Span{From: 0, To: 3}, code)
	if err != nil {
		return // it is there already
	}
	cmd := b.space.Change(c, nil)
	b.space.UseCode(code)
	b.run(cmd)
}

// TestHotKeysStayAcrossRestarts however codes are used, pinned, freed, deleted
// and undone: the keys are as they were, and the code used last too.
func TestHotKeysStayAcrossRestarts(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		b := open(t)
		b.run(b.space.Load(b.id))
		codes := b.makeCodes(12)
		for range rapid.IntRange(1, 15).Draw(r, "steps") {
			code := rapid.SampledFrom(codes).Draw(r, "code")
			switch rapid.IntRange(0, 6).Draw(r, "what") {
			case 0:
				c, err := b.space.Analysis().PinCode(code, rapid.IntRange(0, workspace.MostKeys).Draw(r, "key"))
				if _, known := b.space.Analysis().Code(code); known {
					b.run(b.space.Change(c, err))
				}
			case 1:
				b.run(b.space.Undo())
			default:
				if _, known := b.space.Analysis().Code(code); known {
					b.put(code)
				}
			}
		}
		before := keysOf(b.space)
		b.reopen()
		if after := keysOf(b.space); after != before {
			r.Fatalf("the keys were %q and are %q", before, after)
		}
	})
}

// TestACodeThatIsPinnedStandsAtItsKey and one that is used gets a key that is
// not pinned.
func TestACodeThatIsPinnedStandsAtItsKey(t *testing.T) {
	b := open(t)
	b.run(b.space.Load(b.id))
	codes := b.makeCodes(workspace.MostKeys + 2)
	for i := range workspace.MostKeys {
		b.run(b.space.Change(b.space.Analysis().PinCode(codes[i], i+1)))
	}
	b.put(codes[workspace.MostKeys])
	for i := range workspace.MostKeys {
		if b.space.Keys().Code(i) != codes[i] {
			t.Errorf("key %d is not that of its code", i+1)
		}
	}
	if b.space.Keys().Last() != codes[workspace.MostKeys] {
		t.Error("the code used last is not known")
	}
	b.run(b.space.Change(b.space.Analysis().PinCode(codes[4], 0)))
	b.put(codes[workspace.MostKeys+1])
	if b.space.Keys().Code(4) != codes[workspace.MostKeys+1] {
		t.Errorf("the free key is not given to the code that was used: %q", keysOf(b.space))
	}
}

// TestTheCodesUsedLastHaveKeysAtFirst where no keys were kept yet.
func TestTheCodesUsedLastHaveKeysAtFirst(t *testing.T) {
	b := open(t)
	b.run(b.space.Load(b.id))
	codes := b.makeCodes(workspace.MostKeys + 3)
	for _, code := range codes {
		b.put(code)
	}
	analysis, err := b.project.Analysis()
	if err != nil {
		t.Fatal(err)
	}
	fresh := workspace.New(workspace.Options{Project: b.project, Analysis: analysis, Author: b.space.Author(), Explain: error.Error})
	for i, code := range keysOf(fresh) {
		if want := codes[len(codes)-1-i]; code != want {
			t.Errorf("key %d is of %q, want %q", i+1, code, want)
		}
	}
	if fresh.Keys().Last() != codes[len(codes)-1] {
		t.Error("the code used last is not known")
	}
}
