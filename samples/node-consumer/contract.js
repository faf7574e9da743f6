// What the AsyncAPI document says: where the events are, which there are, and what each of them looks like.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'

export class Contract {
  // Properties that it does not know are no error: a new version may add some.
  #ajv = new Ajv2020({ strict: false, validateFormats: false })
  #headers
  #schemas
  #validators = new Map()

  static async read (file) {
    const document = parse(await readFile(file, 'utf8'))
    const messages = document.components.messages
    const schemas = new Map()
    for (const [name, message] of Object.entries(messages)) {
      schemas.set(name, JSON.parse(await readFile(resolve(file, '..', message.payload.schema.$ref), 'utf8')))
    }
    return new Contract(document, schemas)
  }

  constructor (document, schemas) {
    this.topic = document.channels.events.address
    this.#headers = document.components.messageTraits.cloudEvent.headers.required
    this.#schemas = schemas
  }

  // The event of a record, or undefined if it is of a kind that this version of the document does not know.
  event (headers, value) {
    const missing = this.#headers.filter(name => !headers.has(name))
    if (missing.length > 0) {
      throw new Error(`lacks the headers ${missing.join(', ')}`)
    }
    const type = headers.get('ce_type')
    const schema = this.#schemas.get(type)
    if (schema === undefined) {
      return undefined
    }
    const valid = this.#validators.get(type) ?? this.#ajv.compile(schema)
    this.#validators.set(type, valid)
    const data = JSON.parse(value)
    if (!valid(data)) {
      throw new Error(`is no ${type}: ${this.#ajv.errorsText(valid.errors)}`)
    }
    return {
      // io.rapport.relationship.FollowUpRecorded.v1
      context: type.split('.').at(-3),
      name: type.split('.').at(-2),
      tenant: headers.get('ce_tenantid'),
      member: headers.get('ce_memberid'),
      data
    }
  }
}
