package forms

// graph is a directed graph: the successors of each node.
type graph [][]int

// circles numbers the strongly connected components of the graph: two nodes
// are in a circle together if, and only if, they have the same number.
// It is Tarjan's algorithm ("Depth-first search and linear graph algorithms",
// SIAM Journal on Computing 1, 1972), without recursion.
func (g graph) circles() []int {
	search := componentSearch{
		graph:     g,
		order:     make([]int, len(g)),
		low:       make([]int, len(g)),
		component: make([]int, len(g)),
	}
	for node := range g {
		if search.order[node] == 0 {
			search.from(node)
		}
	}
	return search.component
}

type componentSearch struct {
	graph graph
	// order is when a node was found, from 1; low is the earliest node that
	// can be reached from it; component is its result, from 1.
	order, low, component []int
	found, components     int
	open                  []int
}

// visit is a node on the way of the search, and its next successor to look at.
type visit struct{ node, next int }

func (s *componentSearch) from(start int) {
	way := []visit{s.enter(start)}
	for len(way) > 0 {
		top := &way[len(way)-1]
		if top.next < len(s.graph[top.node]) {
			successor := s.graph[top.node][top.next]
			top.next++
			if s.order[successor] == 0 {
				way = append(way, s.enter(successor))
			} else if s.component[successor] == 0 {
				s.low[top.node] = min(s.low[top.node], s.order[successor])
			}
			continue
		}
		node := top.node
		way = way[:len(way)-1]
		if len(way) > 0 {
			before := way[len(way)-1].node
			s.low[before] = min(s.low[before], s.low[node])
		}
		if s.low[node] == s.order[node] {
			s.close(node)
		}
	}
}

func (s *componentSearch) enter(node int) visit {
	s.found++
	s.order[node], s.low[node] = s.found, s.found
	s.open = append(s.open, node)
	return visit{node: node}
}

// close ends the component that was found from root.
func (s *componentSearch) close(root int) {
	s.components++
	for {
		node := s.open[len(s.open)-1]
		s.open = s.open[:len(s.open)-1]
		s.component[node] = s.components
		if node == root {
			return
		}
	}
}

// path is a shortest way from one node to another, both included; just the
// node if they are the same, nil if there is no way.
func (g graph) path(from, to int) []int {
	before := map[int]int{from: from}
	for queue := []int{from}; len(queue) > 0; queue = queue[1:] {
		node := queue[0]
		if node == to {
			return trace(before, from, to)
		}
		for _, successor := range g[node] {
			if _, seen := before[successor]; !seen {
				before[successor] = node
				queue = append(queue, successor)
			}
		}
	}
	return nil
}

func trace(before map[int]int, from, to int) []int {
	way := []int{to}
	for node := to; node != from; {
		node = before[node]
		way = append(way, node)
	}
	for i, j := 0, len(way)-1; i < j; i, j = i+1, j-1 {
		way[i], way[j] = way[j], way[i]
	}
	return way
}
