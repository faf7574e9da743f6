// Reads a topic from its beginning to where it ends now, and no transaction that is not committed.
import { randomUUID } from 'node:crypto'
import { Consumer, FetchIsolationLevels, ListOffsetTimestamps, stringDeserializers } from '@platformatic/kafka'

const isolationLevel = FetchIsolationLevels.READ_COMMITTED

export async function * records (bootstrapServers, topic) {
  const consumer = new Consumer({
    groupId: `rapport-sample-${randomUUID()}`,
    clientId: 'rapport-sample',
    bootstrapBrokers: bootstrapServers.split(','),
    deserializers: stringDeserializers,
    isolationLevel
  })
  try {
    const ends = (await consumer.listOffsets({ topics: [topic], timestamp: ListOffsetTimestamps.LATEST, isolationLevel }))
      .get(topic)
    if (ends.every(end => end === 0n)) {
      return
    }
    const stream = await consumer.consume({ topics: [topic], mode: 'earliest', autocommit: false, maxWaitTime: 100 })
    // A partition ends with the marker of a transaction, which is no record: what was fetched says how far it is.
    const isDone = () => stream.readableLength === 0 &&
      ends.every((end, partition) => (stream.offsetsToFetch.get(`${topic}:${partition}`) ?? 0n) >= end)
    stream.on('fetch', () => setImmediate(() => isDone() && stream.close()))
    for await (const record of stream) {
      yield record
      if (isDone()) {
        break
      }
    }
  } finally {
    await consumer.close(true)
  }
}
