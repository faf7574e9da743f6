// How many follow-ups the members of a tenant had, week by week: JSON on standard output.
import { parseArgs } from 'node:util'
import { Chain } from './chain.js'
import { Contract } from './contract.js'
import { records } from './topic.js'
import { Weeks } from './weeks.js'

const { values: options } = parseArgs({
  options: {
    kafka: { type: 'string', default: 'localhost:9092' },
    tenant: { type: 'string', default: 'bright' },
    asyncapi: {
      type: 'string',
      default: new URL('../../shared-events/src/main/resources/asyncapi.yaml', import.meta.url).pathname
    }
  }
})

const contract = await Contract.read(options.asyncapi)
const chain = new Chain()
const members = new Map()
for await (const record of records(options.kafka, contract.topic)) {
  if (!chain.fits(record.partition, record.headers)) {
    continue
  }
  const event = contract.event(record.headers, record.value)
  if (event?.tenant === options.tenant) {
    if (!members.has(event.member)) {
      members.set(event.member, new Weeks())
    }
    members.get(event.member).add(event)
  }
}

const counts = {}
for (const weeks of members.values()) {
  for (const [week, count] of Object.entries(weeks.counts())) {
    counts[week] = (counts[week] ?? 0) + count
  }
}
console.log(JSON.stringify(Object.fromEntries(Object.entries(counts).sort()), null, 2))
if (chain.foreign > 0) {
  console.error(`${chain.foreign} records are no events of the log`)
}
