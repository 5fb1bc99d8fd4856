import fc from 'fast-check'

// The same random worlds on every run, so that a change is judged by what it changed. THOROUGH=10
// looks at ten times as many, and at others each time: a fault found so says the seed and the path
// to it.
if (!(Number(process.env.THOROUGH) > 1)) fc.configureGlobal({ seed: 20_261_201 })
