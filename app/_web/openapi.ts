import type { z } from 'zod'
import { commands, questions } from '@/university'
import { schemaOf } from './query'
import { baseUrl } from './session'

const sentence = (name: string) =>
  `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`
const told = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})
const refusals = {
  '401': told('Not signed in, or a token that is unknown, expired or revoked'),
  '403': told('Refused, because …'),
  '404': told('Nothing here that you can see'),
  '422': told('Input at fault, by field'),
}

function asked(name: string, input: z.ZodType) {
  const {
    properties = {},
    required = [],
    description,
  } = schemaOf(input) as {
    properties?: Record<string, { description?: string }>
    required?: string[]
    description?: string
  }
  const parameters = Object.entries(properties).map(([parameter, { description, ...schema }]) => ({
    name: parameter,
    in: 'query',
    required: required.includes(parameter),
    ...(description ? { description } : {}),
    schema,
  }))
  const format = {
    name: 'format',
    in: 'query',
    required: false,
    description: 'csv: the list as a CSV file',
    schema: { enum: ['json', 'csv'] },
  }
  return {
    get: {
      operationId: name,
      summary: description ?? sentence(name),
      tags: ['questions'],
      parameters: [...parameters, format],
      responses: {
        '200': { description: 'The answer', content: { 'application/json': {}, 'text/csv': {} } },
        ...refusals,
      },
    },
  }
}

function done(name: string, input: z.ZodType) {
  const { $schema: _, description, ...schema } = schemaOf(input)
  return {
    post: {
      operationId: name,
      summary: description ?? sentence(name),
      tags: ['commands'],
      requestBody: { required: true, content: { 'application/json': { schema } } },
      responses: {
        '200': { description: 'Done; its result', content: { 'application/json': {} } },
        '400': told('The body is not JSON'),
        ...refusals,
        '413': told('The body is too large'),
      },
    },
  }
}

/** The API in OpenAPI's words, from the same schemas that check what comes in. */
export function description() {
  const paths = [
    ...Object.entries(questions).map(([name, { input }]) => [
      `/api/v1/${name}`,
      asked(name, input),
    ]),
    ...Object.entries(commands).map(([name, { input }]) => [`/api/v1/${name}`, done(name, input)]),
  ]
  return {
    openapi: '3.1.0',
    info: {
      title: 'Guildhall',
      version: '1',
      description:
        'GET asks a question, POST carries out a command. You can do here what you can do on the site, and no more.',
    },
    servers: [{ url: baseUrl() }],
    security: [{ token: [] }, { session: [] }],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description:
            'An API token made on /tokens; scopes: read, write, or names of questions and commands',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'next-auth.session-token',
          description: 'The site’s own session; POST needs this site’s Origin',
        },
      },
      schemas: {
        Problem: {
          type: 'object',
          description: 'RFC 9457',
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            detail: { type: 'string' },
            fields: { type: 'object' },
          },
        },
      },
    },
  }
}
