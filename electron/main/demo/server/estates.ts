import type { CustomerData, Estate, EstateType } from '../office-data'
import { answer, notFound, rejectRequest, type OfficeAnswer, type RouteContext } from './answer'
import { isRecord } from './references'
import { readMoment } from './wall-clock'

/** The list's own names for the types, spelt as the CRM spells them (contract section 7, row 21). */
const listNames: Record<EstateType, string> = {
  House: 'houses',
  Cottage: 'cottages',
  HousingCooperative: 'housingCooperativeses',
  Plot: 'plots',
  Project: 'projects',
  Farm: 'farms',
  CommercialProperty: 'commercialPropertys',
  Condominium: 'condominiums',
  Foreignproperty: 'foreignProperties',
  Premises: 'premises',
}

export const estateStatuses = [
  { id: '2', name: 'Intaget' },
  { id: '3', name: 'Till salu' },
  { id: '4', name: 'Såld' },
  { id: '10', name: 'Såld/Referensobjekt' },
]

export function listEstates(context: RouteContext): OfficeAnswer {
  const criteria = isRecord(context.body) ? context.body : {}
  const customerId = criteria['customerId']
  const types = readNames(criteria['type'])
  const statuses = readNames(criteria['statuses'])
  const byChange = criteria['typeOfDate'] === 'DateChanged' || criteria['typeOfDate'] === 1
  const from = byChange ? readMoment(criteria['dateFrom']) : null
  const to = byChange ? readMoment(criteria['dateTo']) : null
  const userId = typeof criteria['userId'] === 'string' ? criteria['userId'] : null

  const isAskedFor = (estate: Estate): boolean => {
    const at = readMoment(estate.dateChanged) ?? 0
    return (
      (types.length === 0 || types.includes(estate.estateType)) &&
      (statuses.length === 0 || statuses.includes(estate.status.id)) &&
      (userId === null || estate.agentId === userId) &&
      (from === null || at >= from) &&
      (to === null || at <= to)
    )
  }
  return answer(
    context.readable
      .filter((customer) => typeof customerId !== 'string' || customer.customerId === customerId)
      .map((customer) => ({
        customerId: customer.customerId,
        ...groupByType(customer, customer.estates.filter(isAskedFor)),
      })),
  )
}

export function listAdvertised(customer: CustomerData, context: RouteContext): OfficeAnswer {
  const size = readCount(context.query.get('PageSize'), 100)
  const index = readCount(context.query.get('PageIndex'), 0)
  if (size === null || size === 0 || index === null) {
    return rejectRequest({ PageSize: ['The value is not valid.'] })
  }
  const from = readMoment(context.query.get('ChangedAtMinValue'))
  const to = readMoment(context.query.get('ChangedAtMaxValue'))
  const found = customer.estates.filter((estate) => {
    const at = readMoment(estate.dateChanged) ?? 0
    return estate.published && (from === null || at >= from) && (to === null || at <= to)
  })
  return answer({
    index,
    count: Math.ceil(found.length / size),
    totalRowCount: found.length,
    rows: found.slice(index * size, (index + 1) * size).map(({ estateId, dateChanged }) => ({
      id: estateId,
      customerId: customer.customerId,
      changedAt: dateChanged,
    })),
  })
}

export function getAdvertised(customer: CustomerData, estateId: string): OfficeAnswer {
  const estate = customer.estates.find((one) => one.estateId === estateId && one.published)
  if (estate === undefined) return notFound
  return answer({
    id: estate.estateId,
    referenceId: estate.objectNumber,
    status: advertisedStatus(estate),
    office: { id: customer.office.officeId, customerId: customer.customerId },
    primaryAgentId: estate.agentId,
    secondaryAgentId: null,
    projectId: null,
    address: estate.addressHidden ? null : advertisedAddress(estate),
    changedAt: estate.dateChanged,
    type: { id: estate.estateType, name: null },
    subtype: null,
    tenure: null,
    price: null,
    extensions: null,
  })
}

function groupByType(customer: CustomerData, estates: Estate[]): Record<string, unknown[]> {
  const groups: Record<string, unknown[]> = {}
  for (const name of Object.values(listNames)) groups[name] = []
  for (const estate of estates)
    groups[listNames[estate.estateType]]?.push(writeRow(customer, estate))
  return groups
}

function writeRow(customer: CustomerData, estate: Estate): Record<string, unknown> {
  return {
    price: estate.price,
    id: estate.estateId,
    status: estate.status,
    customerId: customer.customerId,
    areaName: estate.areaName,
    dateChanged: estate.dateChanged,
    streetAddress: estate.streetAddress,
    coordinate: { longitud: estate.longitude, latitud: estate.latitude },
    shortSaleDescription: null,
    viewingsList: [],
    bidding: false,
    objectNumber: estate.objectNumber,
    mainImage: null,
    ...(estate.estateType === 'Project' ? { projectName: estate.areaName } : {}),
  }
}

function advertisedStatus(estate: Estate): { id: string; name: string } {
  const ids: Record<string, string> = {
    '2': 'AssignmentAccepted',
    '3': 'ForSale',
    '4': 'Sold',
    '10': 'SoldReferenceObject',
  }
  return { id: ids[estate.status.id] ?? 'NoAssignment', name: estate.status.name }
}

function advertisedAddress(estate: Estate): Record<string, unknown> {
  return {
    streetAddress: estate.streetAddress,
    zipCode: { numerical: Number(estate.zipCode.replace(/\D/g, '')), value: estate.zipCode },
    postalTown: estate.city,
    area: { id: null, name: estate.areaName },
    municipality: 'Låtsas kommun',
    countryCode: 'SE',
    countyMunicipalityCode: null,
    wgs84Coordinate: { longitude: estate.longitude, latitude: estate.latitude },
    directions: null,
  }
}

/** Types come as names, statuses as `{id, name}`: either way a list of texts. */
function readNames(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return value.map((entry: unknown) => String(isRecord(entry) ? entry['id'] : entry))
}

function readCount(text: string | null, otherwise: number): number | null {
  if (text === null) return otherwise
  return /^\d{1,6}$/.test(text) ? Number(text) : null
}
