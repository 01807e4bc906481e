package sample

import (
	"math/big"
	"slices"
)

// Member is one case of a sample, or one response, as a table by list needs
// it. A case is both at once. Responses that cannot be traced to cases, as
// those to an open link, are members that are not sampled, on the lists that
// the respondents name themselves; the cases are then members that are not
// complete, and a list can have more completes than sample.
type Member struct {
	Lists    []string
	Sampled  bool
	Complete bool
}

// ListRow is one list's part of the sample and of the completes.
type ListRow struct {
	// List is empty for members who are on no list.
	List      string
	Sample    int
	Completes int
}

// Rate is the completes as a share of the sample; not applicable to an empty
// sample.
func (r ListRow) Rate() Rate {
	return Rate{Name: r.List, Fraction: fraction(big.NewRat(int64(r.Completes), 1), big.NewRat(int64(r.Sample), 1))}
}

// ByList counts sample and completes by list, in the order in which lists
// first occur, those on no list last. A member of several lists counts in each
// of them, and once in the total.
func ByList(members []Member) (rows []ListRow, total ListRow) {
	places := map[string]int{}
	var unlisted ListRow
	for _, member := range members {
		total.count(member)
		if len(member.Lists) == 0 {
			unlisted.count(member)
		}
		for i, list := range member.Lists {
			if slices.Contains(member.Lists[:i], list) {
				continue
			}
			place, known := places[list]
			if !known {
				place = len(rows)
				places[list] = place
				rows = append(rows, ListRow{List: list})
			}
			rows[place].count(member)
		}
	}
	if unlisted != (ListRow{}) {
		rows = append(rows, unlisted)
	}
	return rows, total
}

func (r *ListRow) count(member Member) {
	if member.Sampled {
		r.Sample++
	}
	if member.Complete {
		r.Completes++
	}
}
