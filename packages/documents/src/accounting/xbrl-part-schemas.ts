import { factTypes } from './fact-form.ts'
import type { FactType } from './fact-form.ts'
import { xbrlNamespaces } from './instance-markup.ts'

/** One file of the taxonomy schema. */
export interface SchemaFile {
  readonly name: string
  readonly text: string
}

/** The types of XML Schema that the types of facts extend (XBRL 2.1, 5.1.1.3). */
const valueTypes: Readonly<Record<FactType, string>> = {
  stringItemType: 'string',
  monetaryItemType: 'decimal',
  dateItemType: 'date',
  booleanItemType: 'boolean',
  gYearMonthItemType: 'gYearMonth',
  positiveIntegerItemType: 'positiveInteger',
}

const { xbrli, link, xlink } = xbrlNamespaces
const schema = 'xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"'
const prolog = '<?xml version="1.0" encoding="UTF-8"?>\n'

function itemType(type: FactType): string {
  const money =
    type === 'monetaryItemType'
      ? '<xs:attribute name="unitRef" type="xs:IDREF" use="required"/>' +
        '<xs:attribute name="decimals" type="xs:string"/>'
      : ''
  return (
    `<xs:complexType name="${type}"><xs:simpleContent>` +
    `<xs:extension base="xs:${valueTypes[type]}">` +
    '<xs:attribute name="id" type="xs:ID"/>' +
    `<xs:attribute name="contextRef" type="xs:IDREF" use="required"/>${money}` +
    '</xs:extension></xs:simpleContent></xs:complexType>\n'
  )
}

const instancePart = `${prolog}<${schema} xmlns:xbrli="${xbrli}" xmlns:link="${link}" targetNamespace="${xbrli}" elementFormDefault="qualified">
<xs:import namespace="${link}" schemaLocation="xbrl-linkbase-part.xsd"/>
<xs:attribute name="periodType"><xs:simpleType><xs:restriction base="xs:token"><xs:enumeration value="instant"/></xs:restriction></xs:simpleType></xs:attribute>
<xs:element name="item" type="xs:anyType" abstract="true"/>
<xs:element name="tuple" type="xs:anyType" abstract="true"/>
${factTypes.map(itemType).join('')}<xs:element name="context"><xs:complexType><xs:sequence>
<xs:element name="entity"><xs:complexType><xs:sequence><xs:element name="identifier"><xs:complexType><xs:simpleContent><xs:extension base="xs:token"><xs:attribute name="scheme" type="xs:anyURI" use="required"/></xs:extension></xs:simpleContent></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
<xs:element name="period"><xs:complexType><xs:sequence><xs:element name="instant" type="xs:date"/></xs:sequence></xs:complexType></xs:element>
</xs:sequence><xs:attribute name="id" type="xs:ID" use="required"/></xs:complexType></xs:element>
<xs:element name="unit"><xs:complexType><xs:sequence><xs:element name="measure" type="xs:QName"/></xs:sequence><xs:attribute name="id" type="xs:ID" use="required"/></xs:complexType></xs:element>
<xs:element name="xbrl"><xs:complexType><xs:sequence>
<xs:element ref="link:schemaRef" maxOccurs="unbounded"/>
<xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element ref="xbrli:item"/><xs:element ref="xbrli:tuple"/><xs:element ref="xbrli:context"/><xs:element ref="xbrli:unit"/></xs:choice>
</xs:sequence><xs:attribute name="id" type="xs:ID"/></xs:complexType></xs:element>
</xs:schema>
`

const linkbasePart = `${prolog}<${schema} xmlns:xlink="${xlink}" targetNamespace="${link}" elementFormDefault="qualified">
<xs:import namespace="${xlink}" schemaLocation="xlink-part.xsd"/>
<xs:element name="schemaRef"><xs:complexType><xs:attribute ref="xlink:type" use="required" fixed="simple"/><xs:attribute ref="xlink:href" use="required"/></xs:complexType></xs:element>
</xs:schema>
`

const xlinkPart = `${prolog}<${schema} targetNamespace="${xlink}">
<xs:attribute name="type" type="xs:string"/>
<xs:attribute name="href" type="xs:anyURI"/>
</xs:schema>
`

/** As much of XBRL 2.1 as the instances use. A validator that has the schemas of XBRL itself uses those instead. */
export const xbrlPartSchemas: readonly SchemaFile[] = [
  { name: 'xbrl-instance-part.xsd', text: instancePart },
  { name: 'xbrl-linkbase-part.xsd', text: linkbasePart },
  { name: 'xlink-part.xsd', text: xlinkPart },
]
