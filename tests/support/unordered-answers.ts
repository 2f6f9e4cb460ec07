import pg from 'pg'

/**
 * Turns every answer round whose order was not asked for. PostgreSQL promises none, and gives another one on another day:
 * what relies on it fails here and now, not once in a month.
 */
interface Asked {
  text: unknown
  _results: pg.QueryResult | pg.QueryResult[]
}

type Handle = (this: Asked, connection: unknown) => void

// Every query ends here, however it was asked. Not in the declarations; `unordered-answers.test.ts` notices when it is gone.
const { prototype } = pg.Query as unknown as { prototype: { handleReadyForQuery: Handle } }
const { handleReadyForQuery } = prototype

/** This file runs once for each file of tests, and several of those share a process. */
const turned = Symbol.for('waymark.unordered-answers')

if (!Object.hasOwn(prototype, turned)) {
  Object.defineProperty(prototype, turned, { value: true })
  prototype.handleReadyForQuery = function (connection) {
    if (typeof this.text === 'string' && !/\border by\b|^\s*(insert|values)\b/i.test(this.text))
      for (const result of [this._results].flat()) result?.rows?.reverse()
    handleReadyForQuery.call(this, connection)
  }
}
